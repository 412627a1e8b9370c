package io.escalations.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.history.backfill.BackfillCount;
import io.escalations.schemas.event.RejectReason;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a backfill has counted, by then or in all. */
public record BackfillCounts(JsonNode counts) {
  public long of(BackfillCount count) {
    return counts.path(count.accumulator()).asLong();
  }

  /** The instant at which the history ends, epoch milliseconds UTC. */
  public long end() {
    return counts.path(BackfillCount.END).asLong();
  }

  /** By reason. */
  SortedMap<RejectReason, Long> refusals() {
    SortedMap<RejectReason, Long> refusals = new TreeMap<>();
    for (RejectReason reason : RejectReason.values()) {
      long refused = counts.path(BackfillCount.refused(reason)).asLong();
      if (refused > 0) {
        refusals.put(reason, refused);
      }
    }
    return refusals;
  }

  public long refused() {
    return refusals().values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records have an outcome by now. */
  long judged() {
    return of(BackfillCount.HEARTBEATS)
        + of(BackfillCount.ACCEPTED)
        + of(BackfillCount.AFTER)
        + of(BackfillCount.DUPLICATES)
        + refused();
  }

  /** Of all tables. */
  long rows() {
    return rowsByTable().values().stream().mapToLong(Long::longValue).sum();
  }

  /** By table. */
  public Map<String, Long> rowsByTable() {
    Map<String, Long> rows = new TreeMap<>();
    counts
        .properties()
        .forEach(
            entry ->
                BackfillCount.tableOf(entry.getKey())
                    .ifPresent(table -> rows.put(table, entry.getValue().asLong())));
    return rows;
  }

  /** In a few lines, for people. */
  public void print(PrintWriter out) {
    out.println(
        number(of(BackfillCount.READ))
            + " records read = "
            + number(of(BackfillCount.ACCEPTED))
            + " accepted + "
            + number(of(BackfillCount.DUPLICATES))
            + " duplicate + "
            + number(refused())
            + " refused + "
            + number(of(BackfillCount.AFTER))
            + " after the end + "
            + number(of(BackfillCount.HEARTBEATS))
            + " heartbeats");
    if (refused() > 0) {
      out.println(
          "refused "
              + refusals().entrySet().stream()
                  .map(entry -> number(entry.getValue()) + " " + entry.getKey())
                  .collect(Collectors.joining(", ")));
      firstRefusals().forEach(refusal -> out.println("  " + refusal));
    }
    out.flush();
  }

  private List<String> firstRefusals() {
    List<String> first = new ArrayList<>();
    counts.path(BackfillCount.FIRST_REFUSALS).forEach(refusal -> first.add(refusal.asText()));
    return first;
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
