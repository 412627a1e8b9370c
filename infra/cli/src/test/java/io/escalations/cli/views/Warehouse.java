package io.escalations.cli.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.fact.SpanKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills the tables with what the fold says of events, without Kafka and Flink. */
final class Warehouse {
  private static final ObjectMapper ROWS =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final Set<String> INSTANTS = Set.of("deadline", "from", "to");
  private static final int BLOCK = 20_000;

  private final ClickHouseHttp admin;
  private final Map<String, List<String>> waiting = new LinkedHashMap<>();

  Warehouse(ClickHouseHttp admin) {
    this.admin = admin;
  }

  /**
   * Replaces what the tables hold. All that is to happen has happened: event time is at the end of
   * time.
   */
  void fill(List<ObjectNode> events, PolicyVersions policies) {
    for (String table :
        List.of(
            "case_events",
            "case_milestones",
            "case_tiers",
            "cases",
            "escalations",
            "sla_clocks",
            "case_resolutions",
            "case_spans")) {
      admin.query("TRUNCATE TABLE escalations_tables." + table);
    }
    CaseEventParser parser = new CaseEventParser(false);
    Map<String, List<TimelineEvent>> cases = new LinkedHashMap<>();
    for (ObjectNode json : events) {
      byte[] value = json.toString().getBytes(StandardCharsets.UTF_8);
      CaseEvent event =
          parser
              .parse(json.get("case_id").textValue().getBytes(StandardCharsets.UTF_8), value, 0)
              .event();
      cases
          .computeIfAbsent(event.caseId(), id -> new ArrayList<>())
          .add(TimelineEvent.of(event, 0));
      add("case_events", row(event));
    }
    cases.forEach(
        (caseId, timeline) -> {
          CaseTimeline facts = CaseTimeline.of(caseId, timeline, policies, Long.MAX_VALUE);
          add("cases", fact(facts.caseRow()));
          facts.escalations().forEach(row -> add("escalations", fact(row)));
          facts.clocks().forEach(row -> add("sla_clocks", fact(row)));
          facts.resolutions().forEach(row -> add("case_resolutions", fact(row)));
          for (SpanKind kind : SpanKind.values()) {
            facts.spans(kind).forEach(row -> add("case_spans", fact(row)));
          }
        });
    waiting.keySet().forEach(this::flush);
  }

  private void add(String table, ObjectNode row) {
    List<String> rows = waiting.computeIfAbsent(table, name -> new ArrayList<>());
    rows.add(row.toString());
    if (rows.size() == BLOCK) {
      flush(table);
    }
  }

  private void flush(String table) {
    List<String> rows = waiting.get(table);
    admin.query(
        "INSERT INTO escalations_tables."
            + table
            + " FORMAT JSONEachRow\n"
            + String.join("\n", rows));
    rows.clear();
  }

  private static ObjectNode row(CaseEvent event) {
    ObjectNode row = ROWS.createObjectNode();
    row.put("event_id", event.eventId())
        .put("case_id", event.caseId())
        .put("type", event.type().name());
    row.put("occurred_at", time(event.occurredAt()))
        .put("sequence", event.sequence())
        .put("source", event.source());
    row.put("department", event.department())
        .put("team", event.team())
        .put("assignee", event.assignee())
        .put("tier", event.tier());
    row.put("priority", name(event.priority()))
        .put("channel", name(event.channel()))
        .put("rating", event.rating());
    if (event.issue() != null) {
      row.put("issue_category", name(event.issue().category()))
          .put("issue_type", event.issue().type())
          .put("issue_product", event.issue().product());
    }
    return row;
  }

  /** Columns are called as the record's fields; times and durations are in milliseconds there. */
  private static ObjectNode fact(Object row) {
    ObjectNode columns = ROWS.createObjectNode().put("version", 1).put("is_deleted", 0);
    ROWS.<ObjectNode>valueToTree(row)
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (name.endsWith("millis")) {
                columns.put(
                    name.replace("millis", "seconds"),
                    value.isNull() ? null : BigDecimal.valueOf(value.longValue(), 3));
              } else if ((name.endsWith("_at") || INSTANTS.contains(name)) && !value.isNull()) {
                columns.put(name, time(value.longValue()));
              } else {
                columns.set(name, value);
              }
            });
    return columns;
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
