package io.escalations.dashboards;

/**
 * A question an analyst can start from.
 *
 * @param name of its file in {@code queries/worked}
 * @param title the question in words, as the file says it
 */
public record WorkedQuestion(String name, String title, String query) {
  static WorkedQuestion of(String name) {
    String query = Warehouse.query("worked/" + name);
    return new WorkedQuestion(name, query.lines().findFirst().orElseThrow().substring(3), query);
  }
}
