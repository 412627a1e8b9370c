package io.escalations.cli.backtest;

import io.escalations.backtest.ReadRecords;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was read of a history, and what became of it: the numbers add up. */
public final class ReadReport {
  private ReadReport() {}

  public static void print(ReadRecords read, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "read %,d records: accepted %,d, duplicate %,d, refused %,d%s%s%s%n",
        read.records(),
        read.accepted(),
        read.duplicates(),
        read.refusals().count(),
        byReason(read),
        some(", after --as-of %,d", read.later()),
        some(", heartbeats %,d", read.heartbeats()));
    read.refusals().first().forEach(refused -> out.println("  " + refused));
    long more = read.refusals().count() - read.refusals().first().size();
    if (more > 0) {
      out.printf(Locale.ROOT, "  and %,d more%n", more);
    }
  }

  private static String some(String format, long count) {
    return count == 0 ? "" : String.format(Locale.ROOT, format, count);
  }

  private static String byReason(ReadRecords read) {
    Map<String, Long> named = new TreeMap<>();
    read.refusals().byReason().forEach((reason, count) -> named.put(reason.name(), count));
    return named.isEmpty()
        ? ""
        : named.entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
