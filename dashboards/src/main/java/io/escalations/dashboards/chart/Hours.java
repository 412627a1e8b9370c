package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.quarter.Words;
import java.util.List;
import java.util.Map;

/**
 * The last 24 hours beside the same hours of a week ago, and what is due next.
 *
 * @param now event time they run back from, epoch milliseconds UTC; 0 before the first event
 * @param due the departments with the most clocks due in the next four hours, the most first
 * @param allDue clocks due in them, of all departments
 */
public record Hours(long now, List<Count> counts, List<Due> due, long allDue) {
  /**
   * How many there were in the 24 hours.
   *
   * @param colour a name of the style sheet
   * @param rows one an hour, for {@code javascript/charts/hours}
   */
  public record Count(
      String title, String colour, long now, long before, List<Map<String, Object>> rows) {
    /** Standard deviations of a difference of two counts beyond which it is not called chance. */
    private static final double SURE = 2;

    /** {@code more than a week ago (12)}, as far as chance allows to say so. */
    public String compared() {
      double sure = SURE * Math.sqrt((double) (now + before));
      String verdict =
          now - before > sure
              ? "more than"
              : before - now > sure ? "fewer than" : "about as many as";
      return verdict + " a week ago (" + Words.count((double) before) + ")";
    }

    /** Whether that is not chance. */
    public boolean isMore() {
      return now - before > SURE * Math.sqrt((double) (now + before));
    }
  }

  /**
   * @param department empty where it is not known
   */
  public record Due(String department, long clocks) {}

  /**
   * @param rows of {@code queries/live-hours}
   * @param due of {@code queries/due-soon}
   */
  public static Hours of(List<JsonNode> rows, List<JsonNode> due) {
    return new Hours(
        rows.get(0).get("now").asLong(),
        List.of(
            count("Breaches", "bad", "breaches", rows),
            count("Warnings", "warn", "warnings", rows),
            count("Solved cases", "good", "solved", rows)),
        due.stream()
            .map(row -> new Due(row.get("department").asText(), row.get("clocks").asLong()))
            .toList(),
        due.isEmpty() ? 0 : due.get(0).get("all_clocks").asLong());
  }

  private static Count count(String title, String colour, String column, List<JsonNode> rows) {
    String before = column + "_before";
    return new Count(
        title,
        colour,
        sum(rows, column),
        sum(rows, before),
        rows.stream()
            .map(
                row ->
                    Map.<String, Object>of(
                        "hours_ago", row.get("hours_ago").asInt(),
                        "now", row.get(column).asLong(),
                        "before", row.get(before).asLong()))
            .toList());
  }

  private static long sum(List<JsonNode> rows, String column) {
    return rows.stream().mapToLong(row -> row.get(column).asLong()).sum();
  }
}
