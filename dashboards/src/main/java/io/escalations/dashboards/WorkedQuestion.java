package io.escalations.dashboards;

import io.escalations.dashboards.text.Wording;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question and the query that answers it.
 *
 * @param name of its file in {@code queries}, without its ending
 * @param title what it answers, as the file begins: up to a question mark or colon
 */
public record WorkedQuestion(String name, String title, String query) {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+):([^}]+)}");

  /** Characters of an address that every server and browser takes. */
  private static final int LONGEST_ADDRESS = 6_000;

  static WorkedQuestion of(String name) {
    String query = Warehouse.query(name);
    String comment =
        query
            .lines()
            .takeWhile(line -> line.startsWith("--"))
            .map(line -> line.substring(3))
            .collect(Collectors.joining(" "));
    return new WorkedQuestion(name, comment.split("(?<=[?])|:", 2)[0], query);
  }

  /**
   * Where it can be changed and asked again; null if it is too long for an address.
   *
   * @param parameters values of all parameters it names, which then stand in it
   */
  public String inEditor(Map<String, String> parameters) {
    String written =
        PARAMETER
            .matcher(query)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        literal(parameters.get(found.group(1)), found.group(2))));
    String address = "/analysts?sql=" + Wording.segment(written.strip());
    return address.length() > LONGEST_ADDRESS ? null : address;
  }

  private static String literal(String value, String type) {
    return type.equals("String")
        ? "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        : value;
  }
}
