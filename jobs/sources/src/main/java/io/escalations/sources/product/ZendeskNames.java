package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what the export names by number alone: the role of who wrote a comment, as {@code
 * author_role}, and the name of a group, as {@code group_name}. Each is asked for once. Not
 * thread-safe.
 */
final class ZendeskNames {
  private static final int AT_ONCE = 100;
  private static final int KEPT = 100_000;

  private final Map<String, String> roles = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();

  void join(JsonNode events, Api api) {
    Set<String> authors = new LinkedHashSet<>();
    Set<String> unknownGroups = new LinkedHashSet<>();
    for (JsonNode event : events) {
      for (JsonNode child : event.path("child_events")) {
        note(child, "author_id", roles, authors);
        note(child, "group_id", groups, unknownGroups);
      }
    }
    askRoles(List.copyOf(authors), api);
    if (!unknownGroups.isEmpty()) {
      askGroups(api);
    }
    for (JsonNode event : events) {
      event.path("child_events").forEach(this::join);
    }
  }

  private static void note(
      JsonNode child, String field, Map<String, String> known, Set<String> unknown) {
    if (child.hasNonNull(field) && !known.containsKey(child.get(field).asText())) {
      unknown.add(child.get(field).asText());
    }
  }

  private void askRoles(List<String> ids, Api api) {
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      JsonNode answer =
          api.call(HttpCall.get("/api/v2/users/show_many.json?ids=" + String.join(",", some)));
      Answers.list(answer, "users")
          .forEach(user -> roles.put(user.path("id").asText(), user.path("role").asText()));
    }
    forgetEldest(roles);
  }

  private void askGroups(Api api) {
    String path = "/api/v2/groups.json?page[size]=" + AT_ONCE;
    while (path != null) {
      JsonNode answer = api.call(HttpCall.get(path));
      Answers.list(answer, "groups")
          .forEach(group -> groups.put(group.path("id").asText(), group.path("name").asText()));
      JsonNode meta = answer.path("meta");
      path =
          meta.path("has_more").asBoolean(false)
              ? "/api/v2/groups.json?page[size]="
                  + AT_ONCE
                  + "&page[after]="
                  + meta.path("after_cursor").asText()
              : null;
    }
  }

  private void join(JsonNode child) {
    if (child instanceof ObjectNode object) {
      put(object, "author_id", roles, "author_role");
      put(object, "group_id", groups, "group_name");
    }
  }

  /** A group that is gone keeps its number as its name. */
  private static void put(
      ObjectNode child, String field, Map<String, String> known, String joined) {
    if (child.hasNonNull(field)) {
      String id = child.get(field).asText();
      String name = known.get(id);
      if (name != null) {
        child.put(joined, name);
      } else if (joined.equals("group_name")) {
        child.put(joined, id);
      }
    }
  }

  private static void forgetEldest(Map<String, String> known) {
    while (known.size() > KEPT) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
