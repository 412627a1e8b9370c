package io.escalations.dashboards;

import java.util.stream.Collectors;

/**
 * A question and the query that answers it.
 *
 * @param name of its file in {@code queries}, without its ending
 * @param title what it answers, as the file says it: up to a question mark or colon
 */
public record WorkedQuestion(String name, String title, String query) {
  static WorkedQuestion of(String name) {
    String query = Warehouse.query(name);
    String said =
        query
            .lines()
            .takeWhile(line -> line.startsWith("--"))
            .map(line -> line.substring(3))
            .collect(Collectors.joining(" "));
    return new WorkedQuestion(name, said.split("(?<=[?])|:", 2)[0], query);
  }
}
