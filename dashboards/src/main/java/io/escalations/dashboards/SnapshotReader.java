package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.live.BoardList;
import io.escalations.dashboards.live.ClockKey;
import io.escalations.dashboards.live.Correction;
import io.escalations.dashboards.live.FilterValues;
import io.escalations.dashboards.live.Group;
import io.escalations.dashboards.live.LiveBoard;
import io.escalations.dashboards.live.OpenClock;
import io.escalations.dashboards.live.RefusedOfLate;
import io.escalations.dashboards.live.Seen;
import io.escalations.dashboards.live.Snapshot;
import io.escalations.dashboards.live.Snapshot.ClockFact;
import io.escalations.dashboards.live.Snapshot.Warning;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.Progress;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what the live page shows out of ClickHouse. */
final class SnapshotReader {
  private final Warehouse warehouse;
  private boolean correctionsRead;

  SnapshotReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Asks in the order a {@link Snapshot} needs: how far the facts reach first, so that they reach
   * at least so far.
   *
   * @param asked the clocks to look up by key, with the alert revision in question
   */
  Snapshot read(Map<ClockKey, Integer> asked) throws IOException, InterruptedException {
    List<Progress> progress =
        warehouse.ask("pipeline-progress", Map.of()).stream()
            .map(SnapshotReader::progress)
            .toList();
    Map<ClockKey, ClockFact> facts = facts(asked);
    List<JsonNode> rows =
        warehouse.ask("open-clocks", Map.of("rows", String.valueOf(LiveBoard.ROWS)));
    List<OpenClock> open = rows.stream().map(SnapshotReader::openClock).toList();
    Map<Group, Integer> totals = new HashMap<>();
    rows.forEach(row -> totals.put(openClock(row).group(), row.get("total").asInt()));
    return new Snapshot(progress, facts, open, totals, warnings(open), lateCorrections());
  }

  FilterValues filterValues() throws IOException, InterruptedException {
    List<JsonNode> rows = warehouse.ask("filter-values", Map.of());
    Function<String, List<String>> values =
        kind ->
            rows.stream()
                .filter(row -> row.get("filter").asText().equals(kind))
                .map(row -> row.get("value").asText())
                .toList();
    return new FilterValues(values.apply("department"), values.apply("clock"));
  }

  List<RefusedOfLate> refusedOfLate() throws IOException, InterruptedException {
    return refusedOfLate(warehouse);
  }

  static List<RefusedOfLate> refusedOfLate(Warehouse warehouse)
      throws IOException, InterruptedException {
    return warehouse.ask("refused-of-late", Map.of()).stream()
        .map(row -> new RefusedOfLate(row.get("reason").asText(), row.get("records").asLong()))
        .toList();
  }

  private Map<ClockKey, ClockFact> facts(Map<ClockKey, Integer> asked)
      throws IOException, InterruptedException {
    List<List<Object>> keys =
        asked.keySet().stream()
            .map(key -> List.<Object>of(key.caseId(), key.clock(), key.instance()))
            .toList();
    Map<ClockKey, ClockFact> facts = new HashMap<>();
    asked.forEach((key, revision) -> facts.put(key, new ClockFact(revision, null)));
    for (JsonNode row : warehouse.askOfAll("breaches-by-key", "keys", keys)) {
      facts.computeIfPresent(
          key(row), (key, fact) -> new ClockFact(fact.revision(), row.get("breached_at").asLong()));
    }
    return facts;
  }

  private List<Warning> warnings(List<OpenClock> open) throws IOException, InterruptedException {
    List<String> cases =
        open.stream()
            .filter(row -> row.list() == BoardList.AT_RISK)
            .map(row -> row.key().caseId())
            .distinct()
            .toList();
    return warehouse.askOfAll("warnings-given", "cases", cases).stream()
        .map(
            row ->
                new Warning(
                    key(row),
                    row.get("percent").asInt(),
                    row.get("newest").asInt(),
                    row.get("stands").asInt() == 1))
        .toList();
  }

  /** Asked for once: later ones are heard as they are emitted. */
  private List<Correction> lateCorrections() throws IOException, InterruptedException {
    if (correctionsRead) {
      return List.of();
    }
    List<Correction> corrections =
        warehouse.ask("corrections", Map.of("rows", String.valueOf(LiveBoard.CORRECTIONS))).stream()
            .map(SnapshotReader::correction)
            .toList();
    correctionsRead = true;
    return corrections;
  }

  private static Correction correction(JsonNode row) {
    return new Correction(
        key(row),
        optional(row, "department", JsonNode::asText),
        optional(row, "priority", value -> Priority.valueOf(value.asText())),
        optional(row, "breached_at", JsonNode::asLong),
        row.get("known_at").asLong(),
        row.get("emitted_at").asLong(),
        row.get("revision").asInt(),
        optional(row, "proof", JsonNode::asText));
  }

  private static Progress progress(JsonNode row) {
    return new Progress(
        row.get("subtask").asInt(), row.get("subtasks").asInt(), row.get("event_time").asLong());
  }

  private static OpenClock openClock(JsonNode row) {
    return new OpenClock(
        key(row),
        BoardList.valueOf(row.get("list").asText()),
        row.get("due_at").asLong(),
        optional(row, "breached_at", JsonNode::asLong),
        optional(row, "target_milliseconds", JsonNode::asLong),
        optional(row, "priority", value -> Priority.valueOf(value.asText())),
        optional(row, "department", JsonNode::asText),
        optional(row, "team", JsonNode::asText),
        optional(row, "tier", JsonNode::asInt),
        optional(row, "assignee", JsonNode::asText),
        optional(row, "issue_type", JsonNode::asText),
        optional(row, "policy_version", JsonNode::asText),
        0,
        optional(row, "alert_id", JsonNode::asText),
        optional(row, "seen_by", name -> new Seen(name.asText(), row.get("seen_at").asLong())),
        optional(row, "called", JsonNode::asText));
  }

  private static ClockKey key(JsonNode row) {
    return new ClockKey(
        row.get("case_id").asText(), row.get("clock").asText(), row.get("instance").asInt());
  }

  private static <T> T optional(JsonNode row, String column, Function<JsonNode, T> read) {
    JsonNode value = row.get(column);
    return value == null || value.isNull() || (value.isTextual() && value.asText().isEmpty())
        ? null
        : read.apply(value);
  }
}
