package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Zendesk Support: the incremental export of ticket events, and a ticket's audits, which are the
 * same events under the same ids.
 */
public final class Zendesk implements Product {
  private static final long SECOND = 1000;

  /** The export refuses a younger start, and leaves the last minute out. */
  private static final Duration YOUNGEST_START = Duration.ofSeconds(90);

  private static final int AUDITS_AT_ONCE = 100;

  private final Duration overlap;
  private final ZendeskNames names = new ZendeskNames();

  /**
   * @param overlap how far a window reaches back before what has been read
   */
  public Zendesk(Duration overlap) {
    this.overlap = overlap;
  }

  @Override
  public Page next(Cursor cursor, long now, Api api) {
    long start = start(cursor, now);
    JsonNode answer =
        api.call(
            HttpCall.get(
                "/api/v2/incremental/ticket_events.json?include=comment_events&start_time="
                    + start));
    JsonNode events = Answers.list(answer, "ticket_events");
    long end = answer.path("end_time").asLong(start);
    boolean isEnd = answer.path("end_of_stream").asBoolean(events.isEmpty());
    boolean stuck = !isEnd && end <= start;
    String gap =
        stuck
            ? "more events in one second than Zendesk gives ("
                + Instant.ofEpochSecond(start)
                + "): some of that second may be missing"
            : null;
    long reached = Math.max(cursor.reached(), (stuck ? start + 1 : end) * SECOND);
    return new Page(
        records(events, api),
        new Cursor(reached, isEnd ? null : String.valueOf(stuck ? start + 1 : end)),
        isEnd,
        gap);
  }

  /** In seconds, as the export has it. */
  private long start(Cursor cursor, long now) {
    if (cursor.page() != null) {
      return Long.parseLong(cursor.page());
    }
    long start = cursor.reached() - overlap.toMillis();
    return Math.max(0, Math.min(start, now - YOUNGEST_START.toMillis())) / SECOND;
  }

  @Override
  public List<RawRecord> readCase(String caseId, Api api) {
    List<RawRecord> records = new ArrayList<>();
    String path = "/api/v2/tickets/" + caseId + "/audits.json?page[size]=" + AUDITS_AT_ONCE;
    while (path != null) {
      JsonNode answer = api.call(HttpCall.get(path));
      ArrayNode events = answer.withArray("ticket_events");
      Answers.list(answer, "audits").forEach(audit -> events.add(event(audit)));
      records.addAll(records(events, api));
      JsonNode meta = answer.path("meta");
      path =
          meta.path("has_more").asBoolean(false)
              ? "/api/v2/tickets/"
                  + caseId
                  + "/audits.json?page[size]="
                  + AUDITS_AT_ONCE
                  + "&page[after]="
                  + meta.path("after_cursor").asText()
              : null;
    }
    return records;
  }

  /** An audit in the form of the export: a changed field stands under its own name. */
  private static ObjectNode event(JsonNode audit) {
    ObjectNode event = audit.deepCopy();
    event.put("event_type", "Audit");
    event.set("updater_id", audit.get("author_id"));
    ArrayNode children = event.putArray("child_events");
    audit
        .path("events")
        .forEach(
            part -> {
              ObjectNode child = part.deepCopy();
              child.set("event_type", part.get("type"));
              if (part.hasNonNull("field_name")) {
                child.set(part.get("field_name").asText(), part.get("value"));
              }
              children.add(child);
            });
    event.remove("events");
    return event;
  }

  @Override
  public List<String> recentCases(int most, Api api) {
    JsonNode answer =
        api.call(
            HttpCall.get(
                "/api/v2/tickets.json?sort_by=updated_at&sort_order=desc&per_page=" + most));
    List<String> ids = new ArrayList<>();
    Answers.list(answer, "tickets").forEach(ticket -> ids.add(ticket.path("id").asText()));
    return ids;
  }

  /** Webhooks of events, and of triggers whose body names the ticket. */
  @Override
  public String caseOfHook(JsonNode hook) {
    for (String path : List.of("/detail/id", "/ticket/id", "/ticket_id")) {
      if (!hook.at(path).asText().isBlank()) {
        return hook.at(path).asText();
      }
    }
    return null;
  }

  private List<RawRecord> records(JsonNode events, Api api) {
    names.join(events, api);
    List<RawRecord> records = new ArrayList<>();
    for (JsonNode event : events) {
      records.add(
          new RawRecord(
              Answers.text(event, "id"), Answers.text(event, "ticket_id"), at(event), event));
    }
    return records;
  }

  private static long at(JsonNode event) {
    if (event.hasNonNull("timestamp")) {
      return event.get("timestamp").asLong() * SECOND;
    }
    String text = Answers.text(event, "created_at");
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      throw SourceProblem.strange("created_at: expected an instant, found '" + text + "'");
    }
  }
}
