package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Jira Service Management site that answers as its documentation says: issues by JQL in pages
 * with tokens, changelogs of many issues in pages, comments of one issue. Thread-safe.
 */
public final class PlayedJira implements Api {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SINCE = Pattern.compile("updated >= \"?-(\\d+)m.*");
  private static final Pattern KEY = Pattern.compile("key = \"([^\"]+)\"");
  private static final long MINUTE = 60_000;

  private final Map<String, ObjectNode> issues = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> changes = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> comments = new LinkedHashMap<>();
  private int pageSize = 50;
  private long now;
  private int next = 10_000;

  /**
   * @param now epoch milliseconds
   */
  public synchronized PlayedJira at(long now) {
    this.now = now;
    return this;
  }

  public synchronized PlayedJira withPagesOf(int size) {
    pageSize = size;
    return this;
  }

  public synchronized void open(String key, String reporter, String priority, long at) {
    ObjectNode issue = JSON.objectNode().put("id", String.valueOf(next++)).put("key", key);
    ObjectNode fields = issue.putObject("fields");
    fields.put("created", time(at)).put("updated", time(at));
    fields.putObject("reporter").put("accountId", reporter);
    fields.putObject("priority").put("name", priority);
    fields.putObject("status").put("name", "Waiting for support");
    fields.putObject("issuetype").put("name", "Incident");
    fields.putObject("project").put("key", key.substring(0, key.indexOf('-')));
    fields.putNull("assignee");
    issues.put(key, issue);
    changes.put(key, new ArrayList<>());
    comments.put(key, new ArrayList<>());
  }

  /** A changed field, by name. */
  public synchronized void change(String key, long at, String field, String before, String after) {
    ObjectNode change = JSON.objectNode().put("id", String.valueOf(next++)).put("created", at);
    change.putObject("author").put("accountId", "agent-1");
    ObjectNode item = change.putArray("items").addObject();
    item.put("field", field).put("fieldId", field);
    item.put("from", before).put("fromString", before).put("to", after).put("toString", after);
    changes.get(key).add(change);
    ObjectNode fields = fields(key);
    fields.put("updated", time(at));
    fields.set(
        field,
        after == null
            ? null
            : JSON.objectNode()
                .put("name", after)
                .put(field.equals("assignee") ? "accountId" : "id", after));
  }

  public synchronized void comment(
      String key, long at, String author, String accountType, boolean isPublic) {
    ObjectNode comment = JSON.objectNode().put("id", String.valueOf(next++));
    comment.put("created", time(at)).put("jsdPublic", isPublic);
    comment.putObject("author").put("accountId", author).put("accountType", accountType);
    comments.get(key).add(comment);
    fields(key).put("updated", time(at));
  }

  private ObjectNode fields(String key) {
    return (ObjectNode) issues.get(key).get("fields");
  }

  @Override
  public synchronized JsonNode call(HttpCall call) {
    if (call.path().equals("/rest/api/3/search/jql")) {
      return search(call.body());
    }
    if (call.path().equals("/rest/api/3/changelog/bulkfetch")) {
      return changelogs(call.body());
    }
    if (call.path().startsWith("/rest/api/3/issue/")) {
      return comments(call.path());
    }
    throw SourceProblem.unwelcome("404 " + call.path());
  }

  private JsonNode search(JsonNode body) {
    String jql = body.get("jql").asText();
    Matcher key = KEY.matcher(jql);
    Matcher since = SINCE.matcher(jql);
    boolean isOne = key.matches();
    long from = since.matches() ? now - Long.parseLong(since.group(1)) * MINUTE : 0;
    Comparator<ObjectNode> byUpdate =
        Comparator.comparing(issue -> issue.at("/fields/updated").asText());
    List<ObjectNode> found =
        issues.values().stream()
            .filter(issue -> isOne ? issue.get("key").asText().equals(key.group(1)) : true)
            .filter(issue -> Instant.parse(iso(issue)).toEpochMilli() >= from)
            .sorted(jql.endsWith("DESC") ? byUpdate.reversed() : byUpdate)
            .toList();
    int start = body.path("nextPageToken").asInt(0);
    int end = Math.min(found.size(), start + Math.min(pageSize, body.get("maxResults").asInt()));
    ObjectNode answer = JSON.objectNode();
    ArrayNode page = answer.putArray("issues");
    found.subList(start, end).forEach(issue -> page.add(issue.deepCopy()));
    if (end < found.size()) {
      answer.put("nextPageToken", String.valueOf(end));
    }
    return answer;
  }

  private static String iso(ObjectNode issue) {
    return issue.at("/fields/updated").asText().replace("+0000", "Z");
  }

  /** One change a page. */
  private JsonNode changelogs(JsonNode body) {
    List<String> ids = new ArrayList<>();
    body.get("issueIdsOrKeys").forEach(id -> ids.add(id.asText()));
    List<ObjectNode> all = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    issues.forEach(
        (key, issue) -> {
          if (ids.contains(issue.get("id").asText())) {
            for (ObjectNode change : changes.get(key)) {
              all.add(change);
              owners.add(issue.get("id").asText());
            }
          }
        });
    int start = body.path("nextPageToken").asInt(0);
    ObjectNode answer = JSON.objectNode();
    ArrayNode logs = answer.putArray("issueChangeLogs");
    if (start < all.size()) {
      ObjectNode log = logs.addObject().put("issueId", owners.get(start));
      log.putArray("changeHistories").add(all.get(start).deepCopy());
    }
    if (start + 1 < all.size()) {
      answer.put("nextPageToken", String.valueOf(start + 1));
    } else {
      answer.putNull("nextPageToken");
    }
    return answer;
  }

  private JsonNode comments(String path) {
    String id = path.split("/", -1)[5];
    String key =
        issues.values().stream()
            .filter(issue -> issue.get("id").asText().equals(id))
            .map(issue -> issue.get("key").asText())
            .findFirst()
            .orElseThrow(() -> SourceProblem.unwelcome("404 " + path));
    int start = Integer.parseInt(path.substring(path.indexOf("startAt=") + 8));
    ObjectNode answer = JSON.objectNode().put("total", comments.get(key).size());
    ArrayNode page = answer.putArray("comments");
    comments.get(key).stream().skip(start).limit(2).forEach(one -> page.add(one.deepCopy()));
    return answer;
  }

  private static String time(long at) {
    return Instant.ofEpochMilli(at)
        .atOffset(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT));
  }
}
