package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jira Service Management: issues that were updated, by JQL, and then all that happened to them:
 * their creation, their changelog, their comments. The search is eventually consistent and to the
 * minute, so a window reaches back.
 */
public final class Jira implements Product {
  private static final int ISSUES_AT_ONCE = 50;

  /** The search refuses a query without a bound. */
  private static final String EVER = "\"1970-01-02\"";

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Duration overlap;
  private final JiraHistory history = new JiraHistory();

  /**
   * @param overlap how far a window reaches back before what has been read
   */
  public Jira(Duration overlap) {
    this.overlap = overlap;
  }

  /**
   * A window is what was updated from its start on; while its pages are read, issues that change
   * move to its end and come again.
   */
  @Override
  public Page next(Cursor cursor, long now, Api api) {
    Window window = Window.of(cursor, now, overlap);
    JsonNode answer =
        search(
            "updated >= " + since(window) + " ORDER BY updated ASC",
            ISSUES_AT_ONCE,
            window.token(),
            api);
    JsonNode issues = Answers.list(answer, "issues");
    String token = answer.path("nextPageToken").asText("");
    boolean isEnd = token.isEmpty() || "null".equals(token);
    return new Page(
        records(issues, api),
        isEnd
            ? new Cursor(Math.max(cursor.reached(), window.begun()), null)
            : new Cursor(Math.max(cursor.reached(), lastUpdate(issues)), window.at(token)),
        isEnd,
        null);
  }

  /** Issues come in the order of their updates: all of an earlier one were read. */
  private static long lastUpdate(JsonNode issues) {
    long last = 0;
    for (JsonNode issue : issues) {
      last = Math.max(last, JiraHistory.instant(issue.at("/fields/updated").asText()));
    }
    return last;
  }

  /** So long ago: dates in JQL are read in the zone of the account's user. */
  private static String since(Window window) {
    return window.start() == 0
        ? EVER
        : "-" + ((window.begun() - window.start()) / MINUTE + 1) + "m";
  }

  @Override
  public List<RawRecord> readCase(String caseId, Api api) {
    return records(Answers.list(search("key = \"" + caseId + "\"", 1, null, api), "issues"), api);
  }

  @Override
  public List<String> recentCases(int most, Api api) {
    List<String> keys = new ArrayList<>();
    String token = null;
    while (keys.size() < most) {
      JsonNode answer =
          search("updated >= " + EVER + " ORDER BY updated DESC", most - keys.size(), token, api);
      Answers.list(answer, "issues").forEach(issue -> keys.add(Answers.text(issue, "key")));
      token = answer.path("nextPageToken").asText("");
      if (token.isEmpty() || "null".equals(token)) {
        return keys;
      }
    }
    return keys;
  }

  @Override
  public String caseOfHook(JsonNode hook) {
    String key = hook.at("/issue/key").asText();
    return key.isBlank() ? null : key;
  }

  private static JsonNode search(String jql, int most, String token, Api api) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("jql", jql);
    body.put("maxResults", most);
    ArrayNode fields = body.putArray("fields");
    JiraHistory.FIELDS.forEach(fields::add);
    if (token != null) {
      body.put("nextPageToken", token);
    }
    return api.call(new HttpCall("/rest/api/3/search/jql", body));
  }

  private List<RawRecord> records(JsonNode issues, Api api) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    issues.forEach(issue -> byId.put(Answers.text(issue, "id"), issue));
    List<RawRecord> records = new ArrayList<>(history.read(byId, api));
    records.sort(Comparator.comparingLong(RawRecord::at));
    return records;
  }
}
