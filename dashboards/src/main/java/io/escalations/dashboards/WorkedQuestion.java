package io.escalations.dashboards;

import java.util.stream.Collectors;

/**
 * A question and the query that answers it.
 *
 * @param name of its file in {@code queries}, without its ending
 * @param title the question in words, as the file says it
 */
public record WorkedQuestion(String name, String title, String query) {
  static WorkedQuestion of(String name) {
    String query = Warehouse.query(name);
    String said = query.lines().takeWhile(line -> line.startsWith("--")).map(line -> line.substring(3)).collect(Collectors.joining(" "));
    return new WorkedQuestion(name, said.substring(0, said.contains("?") ? said.indexOf('?') + 1 : said.length()), query);
  }
}
