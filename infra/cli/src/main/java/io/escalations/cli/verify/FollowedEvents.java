package io.escalations.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.clickhouse.ClickHouseHttp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The events of cases whose rows differ, from which follows the event that a row follows. */
record FollowedEvents(Map<String, List<JsonNode>> byCase) {
  /** Later than any instant. */
  static final String THE_LAST = "9";

  private static final String EVENTS =
      """
      SELECT case_id, event_id, type, toString(occurred_at) AS at FROM %s
      WHERE case_id IN (SELECT of_case FROM (%s) WHERE (in_quarter, row_key) IN (%s))
      ORDER BY case_id, occurred_at, sequence, event_id FORMAT JSONEachRow\
      """;

  /**
   * @param computed the directory whose events were folded
   * @param both rows of both sides
   * @param differing the keys of those that differ
   */
  static FollowedEvents of(
      ClickHouseHttp clickHouse, Path computed, String both, String differing) {
    String events = EVENTS.formatted(Sides.files(computed.resolve("case_events")), both, differing);
    return new FollowedEvents(
        clickHouse
            .query(events)
            .lines()
            .map(Verification::parse)
            .collect(
                Collectors.groupingBy(
                    event -> event.path("case_id").asText(), HashMap::new, Collectors.toList())));
  }

  /**
   * The last event of a case up to an instant, for people.
   *
   * @param instant as ClickHouse writes it
   * @return null if there is none
   */
  String followedBy(String caseId, String instant) {
    return byCase.getOrDefault(caseId, List.of()).stream()
        .filter(event -> event.path("at").asText().compareTo(instant) <= 0)
        .reduce((earlier, later) -> later)
        .map(
            event ->
                "event "
                    + event.path("event_id").asText()
                    + " ("
                    + event.path("type").asText()
                    + ", "
                    + event.path("at").asText()
                    + ")")
        .orElse(null);
  }
}
