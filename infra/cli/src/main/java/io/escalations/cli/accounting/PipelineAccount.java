package io.escalations.cli.accounting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of all records that the pipeline has read, in a few lines for people. */
public final class PipelineAccount {
  private static final String SUMS =
      "SELECT events, accepted, late, duplicates, refused, waiting, heartbeats FROM"
          + " event_accounting WHERE partition IS NULL";

  private static final String OF_LATE =
      "SELECT reason, count() AS records FROM rejected_events WHERE rejected_at > now64(3) -"
          + " INTERVAL 1 DAY GROUP BY reason ORDER BY records DESC";

  private static final String ROW = "%-12s %12s %12s %12s %12s %12s %12s%n";

  private PipelineAccount() {}

  /**
   * @throws io.escalations.schemas.UserError if ClickHouse does not answer
   */
  public static String of(OutcomeReader clickHouse) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            ROW, "records", "read", "accepted", "duplicate", "refused", "waiting", "heartbeats"));
    for (JsonNode sums : clickHouse.rows(SUMS)) {
      text.append(
          String.format(
              ROW,
              "case-events",
              number(sums, "events"),
              number(sums, "accepted"),
              number(sums, "duplicates"),
              number(sums, "refused"),
              number(sums, "waiting"),
              number(sums, "heartbeats")));
    }
    List<JsonNode> reasons = clickHouse.rows(OF_LATE);
    if (!reasons.isEmpty()) {
      text.append("refused in the last day: ")
          .append(
              reasons.stream()
                  .map(row -> number(row, "records") + " " + row.path("reason").asText())
                  .collect(Collectors.joining(", ")))
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String number(JsonNode row, String column) {
    return String.format(Locale.ROOT, "%,d", row.path(column).asLong());
  }
}
