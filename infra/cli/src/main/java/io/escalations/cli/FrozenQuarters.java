package io.escalations.cli;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Quarters whose report stays as it was. */
final class FrozenQuarters {
  private static final String ROLE = "writer";

  /** What is to be known of a quarter before it can be frozen; empty while there is no event. */
  private static final String BOUNDS =
      """
      WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month,
          toDateTime64(fiscal_quarter_begin({quarter:String}, first_month), 3, 'UTC') AS begins
      SELECT toUnixTimestamp64Milli(begins), toUnixTimestamp64Milli(addMonths(begins, 3)),
          toUnixTimestamp64Milli(min(event_time))
      FROM escalations.pipeline_progress HAVING count() > 0\
      """;

  private static final String ENDED =
      """
      WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
      SELECT quarter FROM escalations.quarterly_volume
      WHERE dimension = 'ALL' AND quarter NOT IN (SELECT quarter FROM escalations.frozen_quarters)
          AND addDays(addMonths(toDateTime64(fiscal_quarter_begin(quarter, first_month), 3, 'UTC'), 3), {days:UInt32})
              <= (SELECT min(event_time) FROM escalations.pipeline_progress)
      ORDER BY quarter\
      """;

  private static final String FREEZE =
      """
      INSERT INTO escalations_tables.frozen_quarters (quarter, begins_at, ends_at, known_at, frozen_at, report)
      SELECT {quarter:String}, fromUnixTimestamp64Milli({begins:Int64}, 'UTC'),
          fromUnixTimestamp64Milli({ends:Int64}, 'UTC'), fromUnixTimestamp64Milli({known:Int64}, 'UTC'),
          fromUnixTimestamp64Milli({frozen:Int64}, 'UTC'), base64Decode({report:String})\
      """;

  private static final String READ =
      """
      SELECT toUnixTimestamp64Milli(begins_at), toUnixTimestamp64Milli(ends_at),
          toUnixTimestamp64Milli(known_at), toUnixTimestamp64Milli(frozen_at)
      FROM escalations.frozen_quarters WHERE quarter = {quarter:String}\
      """;

  private static final String REPORT =
      "SELECT report FROM escalations.frozen_quarters WHERE quarter = {quarter:String}"
          + " FORMAT RawBLOB";

  private final ClickHouseHttp clickHouse;

  /**
   * A quarter, and how far the pipeline is.
   *
   * @param begins epoch milliseconds UTC, inclusive; as the others
   * @param ends exclusive
   * @param eventTime that the pipeline has reached
   */
  record Bounds(long begins, long ends, long eventTime) {}

  FrozenQuarters(Servers.ClickHouse server) {
    clickHouse = new ClickHouseHttp(server.url(), ROLE, server.password(ROLE));
  }

  /**
   * @throws UserError if the pipeline has seen no event yet
   */
  Bounds bounds(String quarter) {
    String answer = clickHouse.query(BOUNDS, Map.of("quarter", quarter)).strip();
    if (answer.isEmpty()) {
      throw new UserError("the pipeline has seen no event yet: there is nothing to freeze");
    }
    String[] columns = answer.split("\t", -1);
    return new Bounds(
        Long.parseLong(columns[0]), Long.parseLong(columns[1]), Long.parseLong(columns[2]));
  }

  /** Quarters with figures that are not frozen and ended so many days of event time ago. */
  List<String> ended(int days) {
    return clickHouse.query(ENDED, Map.of("days", String.valueOf(days))).lines().toList();
  }

  boolean isFrozen(String quarter) {
    return !clickHouse
        .query(
            "SELECT 1 FROM escalations.frozen_quarters WHERE quarter = {quarter:String}",
            Map.of("quarter", quarter))
        .isBlank();
  }

  /** The names of the quarters that are frozen. */
  List<String> all() {
    return clickHouse
        .query("SELECT quarter FROM escalations.frozen_quarters ORDER BY quarter")
        .lines()
        .toList();
  }

  /**
   * A quarter that is frozen, as it was reported.
   *
   * @throws UserError if it is not frozen
   */
  FrozenQuarter read(String quarter) {
    String report = report(quarter);
    long[] instants =
        Stream.of(clickHouse.query(READ, Map.of("quarter", quarter)).strip().split("\t", -1))
            .mapToLong(Long::parseLong)
            .toArray();
    return new FrozenQuarter(quarter, instants[0], instants[1], instants[2], instants[3], report);
  }

  /** Freezes a quarter. */
  void add(FrozenQuarter frozen) {
    clickHouse.query(
        FREEZE.replace("{report:String}", "'" + base64(frozen.report()) + "'"),
        Map.of(
            "quarter",
            frozen.quarter(),
            "begins",
            String.valueOf(frozen.begins()),
            "ends",
            String.valueOf(frozen.ends()),
            "known",
            String.valueOf(frozen.knownAt()),
            "frozen",
            String.valueOf(frozen.frozenAt())));
  }

  /**
   * The page as it was reported.
   *
   * @throws UserError if the quarter is not frozen
   */
  String report(String quarter) {
    String report = clickHouse.query(REPORT, Map.of("quarter", quarter));
    if (report.isEmpty()) {
      throw new UserError(
          quarter + " is not frozen: ./escalations quarter list shows which quarters are");
    }
    return report;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
