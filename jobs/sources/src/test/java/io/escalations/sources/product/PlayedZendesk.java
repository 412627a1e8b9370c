package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Zendesk account that answers as its documentation says: events by second, pages of a size that
 * end anywhere within a second but never within the events of the last one, the newest minute left
 * out, a ticket's audits at once. Thread-safe.
 */
public final class PlayedZendesk implements Api {
  private static final long SECOND = 1000;
  private static final long LEFT_OUT = 60;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<ObjectNode> events = new ArrayList<>();
  private final Map<Long, String> roles = new TreeMap<>();
  private final Map<Long, String> groups = new TreeMap<>();
  private int pageSize = 1000;
  private long now;

  /**
   * @param now epoch seconds
   */
  public synchronized PlayedZendesk at(long now) {
    this.now = now;
    return this;
  }

  public synchronized PlayedZendesk withPagesOf(int size) {
    pageSize = size;
    return this;
  }

  public synchronized PlayedZendesk withUser(long id, String role) {
    roles.put(id, role);
    return this;
  }

  public synchronized PlayedZendesk withGroup(long id, String name) {
    groups.put(id, name);
    return this;
  }

  /** An update of a ticket; its children get ids of their own. */
  public synchronized ObjectNode update(long id, long ticket, long second, ObjectNode... children) {
    ObjectNode event = JSON.objectNode();
    event.put("id", id).put("ticket_id", ticket).put("timestamp", second);
    event.put("created_at", Instant.ofEpochSecond(second).toString());
    event.put("updater_id", 7).put("via", "Web form").put("event_type", "Audit");
    ArrayNode list = event.putArray("child_events");
    long child = id * 100;
    for (ObjectNode one : children) {
      list.add(one.put("id", ++child));
    }
    events.add(event);
    events.sort(Comparator.comparingLong(PlayedZendesk::second));
    return event;
  }

  /** A field of a new ticket. */
  public static ObjectNode created(String field, Object value) {
    return set(JSON.objectNode().put("event_type", "Create"), field, value);
  }

  /** A field that changed. */
  public static ObjectNode changed(String field, Object before, Object value) {
    ObjectNode change = set(JSON.objectNode().put("event_type", "Change"), field, value);
    return set(change, "previous_value", before);
  }

  public static ObjectNode comment(long author, boolean isPublic, String rel) {
    ObjectNode comment = JSON.objectNode().put("event_type", "Comment").put("type", "Comment");
    comment.put("author_id", author).put("public", isPublic).put("body", "hello");
    ObjectNode via = comment.putObject("via");
    via.put("channel", rel != null && rel.equals("trigger") ? "rule" : "web");
    via.putObject("source").put("rel", rel);
    return comment;
  }

  private static ObjectNode set(ObjectNode node, String field, Object value) {
    node.set(field, new ObjectMapper().valueToTree(value));
    return node;
  }

  /** The ids of all updates. */
  public synchronized Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    events.forEach(event -> ids.add(event.get("id").asText()));
    return ids;
  }

  @Override
  public synchronized JsonNode call(HttpCall call) {
    URI uri = URI.create(call.path().replace("[", "%5B").replace("]", "%5D"));
    String path = uri.getPath();
    if (path.equals("/api/v2/incremental/ticket_events.json")) {
      return export(Long.parseLong(parameter(uri, "start_time")));
    }
    if (path.startsWith("/api/v2/tickets/")) {
      return audits(Long.parseLong(path.split("/", -1)[4]));
    }
    if (path.equals("/api/v2/tickets.json")) {
      return recent(Integer.parseInt(parameter(uri, "per_page")));
    }
    if (path.equals("/api/v2/groups.json")) {
      ObjectNode answer = JSON.objectNode();
      ArrayNode list = answer.putArray("groups");
      groups.forEach((id, name) -> list.addObject().put("id", id).put("name", name));
      return answer;
    }
    if (path.equals("/api/v2/users/show_many.json")) {
      ObjectNode answer = JSON.objectNode();
      ArrayNode list = answer.putArray("users");
      for (String id : parameter(uri, "ids").split(",", -1)) {
        if (roles.containsKey(Long.parseLong(id))) {
          list.addObject().put("id", Long.parseLong(id)).put("role", roles.get(Long.parseLong(id)));
        }
      }
      return answer;
    }
    throw SourceProblem.unwelcome("404 " + path);
  }

  private JsonNode export(long start) {
    if (start > now - LEFT_OUT) {
      throw SourceProblem.strange("422 StartTimeTooRecent");
    }
    List<ObjectNode> since =
        events.stream()
            .filter(event -> second(event) >= start && second(event) <= now - LEFT_OUT)
            .toList();
    int end = Math.min(pageSize, since.size());
    while (end > 0 && end < since.size() && second(since.get(0)) == second(since.get(end))) {
      end++; // a page never ends before its first second does
    }
    ObjectNode answer = JSON.objectNode();
    ArrayNode page = answer.putArray("ticket_events");
    since.subList(0, end).forEach(event -> page.add(event.deepCopy()));
    answer.put("count", end);
    answer.put("end_of_stream", end == since.size());
    // Where the next second is begun, the page has ended within it.
    answer.put(
        "end_time",
        end == 0
            ? start
            : end == since.size() ? second(since.get(end - 1)) : second(since.get(end)));
    return answer;
  }

  private JsonNode audits(long ticket) {
    ObjectNode answer = JSON.objectNode();
    ArrayNode audits = answer.putArray("audits");
    for (ObjectNode event : events) {
      if (event.get("ticket_id").asLong() == ticket) {
        audits.add(audit(event));
      }
    }
    answer.putObject("meta").put("has_more", false);
    return answer;
  }

  private static ObjectNode audit(ObjectNode event) {
    ObjectNode audit = JSON.objectNode();
    audit.set("id", event.get("id"));
    audit.set("ticket_id", event.get("ticket_id"));
    audit.set("created_at", event.get("created_at"));
    audit.set("author_id", event.get("updater_id"));
    audit.putObject("via").put("channel", "web");
    ArrayNode parts = audit.putArray("events");
    for (JsonNode child : event.get("child_events")) {
      ObjectNode part = child.deepCopy();
      part.set("type", part.remove("event_type"));
      for (String field : List.of("status", "priority", "group_id", "assignee_id")) {
        if (part.has(field)) {
          part.put("field_name", field);
          part.set("value", part.remove(field));
        }
      }
      parts.add(part);
    }
    return audit;
  }

  private JsonNode recent(int most) {
    Set<String> tickets = new LinkedHashSet<>();
    for (int index = events.size() - 1; index >= 0; index--) {
      tickets.add(events.get(index).get("ticket_id").asText());
    }
    ObjectNode answer = JSON.objectNode();
    ArrayNode list = answer.putArray("tickets");
    tickets.stream().limit(most).forEach(id -> list.addObject().put("id", Long.parseLong(id)));
    return answer;
  }

  private static long second(JsonNode event) {
    return event.get("timestamp").asLong();
  }

  private static String parameter(URI uri, String name) {
    for (String pair : uri.getQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    throw new IllegalArgumentException(uri + " lacks " + name);
  }

  /** Epoch seconds as milliseconds. */
  static long millis(long second) {
    return second * SECOND;
  }
}
