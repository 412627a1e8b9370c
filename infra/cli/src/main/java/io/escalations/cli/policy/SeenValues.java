package io.escalations.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.core.policy.AskedValue;
import io.escalations.core.policy.CheckedPolicy;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the values that a policy asks for no event has ever had: mostly a slip of the pen.
 * Values of accounts, customers and own attributes may be personal data, which an analyst cannot
 * read, and are only counted.
 */
public final class SeenValues {
  private static final String EVENTS = "events";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Field of a rule to column of {@code case_events}. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "priority", "priority",
          "segment", "customer_segment",
          "department", "department",
          "team", "team",
          "tier", "tier",
          "channel", "channel",
          "category", "issue_category",
          "type", "issue_type",
          "product", "issue_product");

  private final CheckedPolicy checked;
  private final Map<String, Set<String>> askedByField = new LinkedHashMap<>();
  private long personal;

  /** Asks a query of the warehouse. */
  @FunctionalInterface
  public interface Warehouse {
    /**
     * @param parameters by name
     * @return the rows as JSONEachRow
     * @throws UserError if it does not answer
     */
    String query(String sql, Map<String, String> parameters);
  }

  public SeenValues(CheckedPolicy checked) {
    this.checked = checked;
    for (AskedValue asked : checked.asked()) {
      if (asked.field().personal()) {
        personal++;
      } else {
        askedByField
            .computeIfAbsent(asked.field().name(), name -> new LinkedHashSet<>())
            .add(asked.value());
      }
    }
  }

  /** How many values are not compared, since they may be personal data. */
  public long personal() {
    return personal;
  }

  /**
   * The values that no event has had, one line each: file, line, key and value.
   *
   * @throws UserError if the warehouse does not answer, or has no event
   */
  public List<String> unseen(Warehouse warehouse) {
    List<String> unseen = new ArrayList<>();
    if (!askedByField.isEmpty()) {
      Map<String, Set<String>> seenByField = seen(warehouse);
      if (seenByField.get(EVENTS).contains("0")) {
        throw new UserError("there is no event yet");
      }
      for (AskedValue asked : checked.asked()) {
        Set<String> seen = seenByField.getOrDefault(asked.field().name(), Set.of());
        if (!asked.field().personal() && !contains(seen, asked)) {
          unseen.add(asked.place() + hint(seen, asked.value()));
        }
      }
    }
    return unseen;
  }

  private boolean contains(Set<String> seen, AskedValue asked) {
    return checked.ignoresCase()
        ? seen.stream().anyMatch(value -> value.equalsIgnoreCase(asked.value()))
        : seen.contains(asked.value());
  }

  private static String hint(Set<String> seen, String value) {
    return seen.stream()
        .filter(other -> other.equalsIgnoreCase(value))
        .findFirst()
        .map(other -> "; events have '" + other + "' (text_match: ignore_case compares them alike)")
        .orElse("");
  }

  /** Of the values asked for those that events had, in whatever capital letters. */
  private Map<String, Set<String>> seen(Warehouse warehouse) {
    String sql =
        "SELECT '"
            + EVENTS
            + "' AS field, toString(count()) AS value FROM case_events"
            + askedByField.keySet().stream()
                .map(
                    field ->
                        " UNION ALL SELECT DISTINCT '%s' AS field, toString(%s) AS value FROM case_events"
                                .formatted(field, COLUMNS.get(field))
                            + " WHERE lowerUTF8(toString(%s)) IN {%s:Array(String)}"
                                .formatted(COLUMNS.get(field), field))
                .collect(Collectors.joining());
    Map<String, String> parameters = new LinkedHashMap<>();
    askedByField.forEach((field, values) -> parameters.put(field, array(values)));
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    try (MappingIterator<JsonNode> rows =
        MAPPER.readerFor(JsonNode.class).readValues(warehouse.query(sql, parameters))) {
      while (rows.hasNext()) {
        JsonNode row = rows.next();
        seen.computeIfAbsent(row.get("field").asText(), field -> new LinkedHashSet<>())
            .add(row.get("value").asText());
      }
    } catch (IOException e) {
      throw new UserError("ClickHouse answered what this build cannot read", e);
    }
    return seen;
  }

  private static String array(Set<String> values) {
    return values.stream()
        .map(value -> value.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("'", "\\'"))
        .collect(Collectors.joining("','", "['", "']"));
  }
}
