package io.escalations.jobs.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;

/**
 * A quarter of a calendar year, UTC.
 *
 * @param name such as 2016Q1
 * @param end exclusive, epoch milliseconds UTC
 */
record QuarterPartition(String name, long end) {
  /** Of what has no instant; by this name readers of hive partitions know null. It never ends. */
  static final QuarterPartition UNKNOWN =
      new QuarterPartition("__HIVE_DEFAULT_PARTITION__", Long.MAX_VALUE);

  private static final int MONTHS = 3;

  static QuarterPartition of(long instant) {
    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(instant), ZoneOffset.UTC);
    return starting(date.with(IsoFields.DAY_OF_QUARTER, 1));
  }

  /** The one of that name. */
  static QuarterPartition named(String name) {
    if (name.equals(UNKNOWN.name)) {
      return UNKNOWN;
    }
    int separator = name.indexOf('Q');
    int number = Integer.parseInt(name.substring(separator + 1));
    return starting(
        LocalDate.of(Integer.parseInt(name.substring(0, separator)), (number - 1) * MONTHS + 1, 1));
  }

  /** The folder of a quarter. */
  static String folder(String name) {
    return "quarter=" + name;
  }

  String folder() {
    return folder(name);
  }

  private static QuarterPartition starting(LocalDate first) {
    String name = first.getYear() + "Q" + first.get(IsoFields.QUARTER_OF_YEAR);
    return new QuarterPartition(
        name, first.plusMonths(MONTHS).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
  }
}
