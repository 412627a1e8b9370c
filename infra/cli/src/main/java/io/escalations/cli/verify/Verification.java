package io.escalations.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares computed facts with published ones, table by table. ClickHouse reads both. */
public final class Verification {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String DIGEST = "reinterpretAsUInt64(substring(SHA256(line), 1, 8))";

  /** Sixty-four bits of each row, added: the order of rows does not count. */
  private static final String HASH = "leftPad(lower(hex(sumIf(digest, side = %d))), 16, '0')";

  private static final String HASHES =
      """
      SELECT in_quarter, countIf(side = 0), %s, countIf(side = 1), %s
      FROM (SELECT side, in_quarter, %s AS digest FROM (%s) WHERE %s)
      GROUP BY in_quarter ORDER BY in_quarter\
      """;

  private static final String DIFFERING =
      """
      SELECT in_quarter, row_key FROM (%s) WHERE %s GROUP BY in_quarter, row_key
      HAVING sumIf(%s, side = 0) != sumIf(%3$s, side = 1) OR countIf(side = 0) != countIf(side = 1)
      ORDER BY in_quarter, row_key LIMIT %d\
      """;

  private static final String ROWS =
      """
      SELECT side, in_quarter, of_case, row_key, line FROM (%s)
      WHERE (in_quarter, row_key) IN (%s)
      ORDER BY in_quarter, row_key, side FORMAT JSONEachRow\
      """;

  /** So many rows of a table are named at most. */
  static final int NAMED = 100;

  private final ClickHouseHttp clickHouse;
  private final Sides sides;
  private final String quarters;

  /**
   * @param clickHouse as a user that may read files
   * @param quarter the only one that counts; null for all
   */
  public Verification(ClickHouseHttp clickHouse, Sides sides, String quarter) {
    this.clickHouse = clickHouse;
    this.sides = sides;
    this.quarters = quarter == null ? "1" : "in_quarter = '" + quarter + "'";
  }

  /** Of how many cases the tables know more by now; they are left out. */
  long movedCases() {
    return Long.parseLong(
        clickHouse.query("SELECT count() FROM (" + Sides.movedCases(sides.asOf()) + ")").strip());
  }

  List<QuarterHash> hashes(ComparedTable table) {
    String both = sides.select(table);
    return both == null
        ? List.of()
        : clickHouse
            .query(
                HASHES.formatted(
                    HASH.formatted(Sides.COMPUTED),
                    HASH.formatted(Sides.FOUND),
                    DIGEST,
                    both,
                    quarters))
            .lines()
            .map(line -> line.split("\t", -1))
            .map(
                values ->
                    new QuarterHash(
                        table.name(),
                        values[0],
                        Long.parseLong(values[1]),
                        values[2],
                        Long.parseLong(values[3]),
                        values[4]))
            .toList();
  }

  /** The first rows that differ, by quarter and key. */
  List<Difference> differences(ComparedTable table) {
    String both = sides.select(table);
    String differing = DIFFERING.formatted(both, quarters, DIGEST, NAMED);
    Map<String, List<JsonNode>> rows = new LinkedHashMap<>();
    clickHouse
        .query(ROWS.formatted(both, differing))
        .lines()
        .map(Verification::parse)
        .forEach(
            row ->
                rows.computeIfAbsent(
                        row.path("in_quarter").asText() + '\n' + row.path("row_key").asText(),
                        first -> new ArrayList<>())
                    .add(row));
    FollowedEvents events = FollowedEvents.of(clickHouse, sides.computed(), both, differing);
    return rows.values().stream().map(ofKey -> difference(table, ofKey, events)).toList();
  }

  private static Difference difference(
      ComparedTable table, List<JsonNode> rows, FollowedEvents events) {
    JsonNode first = rows.get(0);
    JsonNode computed = row(rows, Sides.COMPUTED);
    JsonNode found = row(rows, Sides.FOUND);
    return new Difference(
        table.name(),
        first.path("in_quarter").asText(),
        first.path("row_key").asText(),
        computed == null || found == null ? List.of() : changes(table, computed, found),
        computed != null,
        found != null,
        events.followedBy(first.path("of_case").asText(), latest(table, values(first))));
  }

  private static JsonNode row(List<JsonNode> rows, int side) {
    return rows.stream().filter(row -> row.path("side").asInt() == side).findFirst().orElse(null);
  }

  private static List<Difference.Change> changes(
      ComparedTable table, JsonNode computed, JsonNode found) {
    List<String> columns = table.columns();
    String[] one = values(computed);
    String[] other = values(found);
    List<Difference.Change> changes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!one[i].equals(other[i])) {
        changes.add(new Difference.Change(columns.get(i), one[i], other[i]));
      }
    }
    return changes;
  }

  /** The last instant of which the row tells, as ClickHouse writes it; the case's last if none. */
  private static String latest(ComparedTable table, String[] values) {
    return table.instants().stream()
        .map(column -> values[table.columns().indexOf(column)])
        .filter(instant -> !instant.equals("\\N"))
        .max(Comparator.naturalOrder())
        .orElse(FollowedEvents.THE_LAST);
  }

  private static String[] values(JsonNode row) {
    return row.path("line").asText().split("\t", -1);
  }

  static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UserError("ClickHouse answered no JSON: " + line, e);
    }
  }
}
