package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that happened to issues, one record each: {@code created} with the issue as it was then,
 * {@code changelog} with its items, {@code comment}. Each has the issue's key, reporter and type.
 */
final class JiraHistory {
  /** What is asked of an issue. */
  static final List<String> FIELDS =
      List.of(
          "created",
          "updated",
          "priority",
          "status",
          "reporter",
          "assignee",
          "issuetype",
          "project",
          "resolution");

  private static final int COMMENTS_AT_ONCE = 100;

  /** Jira writes offsets as +0000. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  /**
   * @param issues by their id
   */
  List<RawRecord> read(Map<String, JsonNode> issues, Api api) {
    List<RawRecord> records = new ArrayList<>();
    Map<String, List<JsonNode>> changes = changes(issues, api);
    issues.forEach(
        (id, issue) -> {
          List<JsonNode> own = changes.getOrDefault(id, List.of());
          records.add(created(issue, own));
          own.forEach(change -> records.add(change(issue, change)));
          comments(issue, api).forEach(comment -> records.add(comment(issue, comment)));
        });
    return records;
  }

  private static Map<String, List<JsonNode>> changes(Map<String, JsonNode> issues, Api api) {
    Map<String, List<JsonNode>> changes = new HashMap<>();
    String token = issues.isEmpty() ? null : "";
    while (token != null) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode ids = body.putArray("issueIdsOrKeys");
      issues.keySet().forEach(ids::add);
      if (!token.isEmpty()) {
        body.put("nextPageToken", token);
      }
      JsonNode answer = api.call(new HttpCall("/rest/api/3/changelog/bulkfetch", body));
      for (JsonNode issue : Answers.list(answer, "issueChangeLogs")) {
        List<JsonNode> own =
            changes.computeIfAbsent(Answers.text(issue, "issueId"), id -> new ArrayList<>());
        issue.path("changeHistories").forEach(own::add);
      }
      token = answer.hasNonNull("nextPageToken") ? answer.get("nextPageToken").asText() : null;
    }
    return changes;
  }

  private static List<JsonNode> comments(JsonNode issue, Api api) {
    List<JsonNode> comments = new ArrayList<>();
    long total = 1;
    while (comments.size() < total) {
      JsonNode answer =
          api.call(
              HttpCall.get(
                  "/rest/api/3/issue/"
                      + Answers.text(issue, "id")
                      + "/comment?maxResults="
                      + COMMENTS_AT_ONCE
                      + "&startAt="
                      + comments.size()));
      JsonNode some = Answers.list(answer, "comments");
      some.forEach(comments::add);
      total = some.isEmpty() ? 0 : answer.path("total").asLong();
    }
    return comments;
  }

  /** The issue as it was when it was created: what changed since is what it was before that. */
  private static RawRecord created(JsonNode issue, List<JsonNode> changes) {
    String id = "created-" + Answers.text(issue, "id");
    ObjectNode payload = about(issue, "created", id);
    ObjectNode fields = payload.putObject("fields");
    for (String name : List.of("priority", "status", "assignee")) {
      JsonNode now = issue.at("/fields/" + name);
      fields.put(name, now.path("accountId").asText(now.path("name").asText()));
    }
    changes.stream()
        .sorted((left, right) -> Long.compare(time(right), time(left)))
        .forEach(
            change ->
                change
                    .path("items")
                    .forEach(
                        item -> {
                          String field = item.path("field").asText();
                          if (fields.has(field)) {
                            String before = field.equals("assignee") ? "from" : "fromString";
                            fields.put(
                                field, item.hasNonNull(before) ? item.get(before).asText() : "");
                          }
                        }));
    String at = issue.at("/fields/created").asText();
    payload.put("at", instant(at));
    return new RawRecord(id, Answers.text(issue, "key"), instant(at), payload);
  }

  private static RawRecord change(JsonNode issue, JsonNode change) {
    String id = "change-" + Answers.text(change, "id");
    ObjectNode payload = about(issue, "changelog", id);
    payload.set("change", change);
    payload.put("at", time(change));
    return new RawRecord(id, Answers.text(issue, "key"), time(change), payload);
  }

  private static RawRecord comment(JsonNode issue, JsonNode comment) {
    String id = "comment-" + Answers.text(comment, "id");
    ObjectNode payload = about(issue, "comment", id);
    payload.set("comment", comment);
    long at = instant(Answers.text(comment, "created"));
    payload.put("at", at);
    return new RawRecord(id, Answers.text(issue, "key"), at, payload);
  }

  private static ObjectNode about(JsonNode issue, String kind, String record) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("kind", kind);
    payload.put("record", record);
    payload.put("issue", Answers.text(issue, "key"));
    payload.put("id", Answers.text(issue, "id"));
    payload.put("reporter", issue.at("/fields/reporter/accountId").asText());
    payload.put("type", issue.at("/fields/issuetype/name").asText());
    payload.put("project", issue.at("/fields/project/key").asText());
    return payload;
  }

  /** Milliseconds in a bulk answer, text in others. */
  private static long time(JsonNode change) {
    JsonNode created = change.path("created");
    return created.isNumber() ? created.asLong() : instant(created.asText());
  }

  static long instant(String text) {
    try {
      return OffsetDateTime.parse(text, TIME).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw SourceProblem.strange("created: expected an instant, found '" + text + "'");
    }
  }
}
