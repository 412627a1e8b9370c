package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns files into the statements that create their views, with a comment on each column. */
final class ViewStatements {
  private static final String ALL_COLUMNS =
      """
      SELECT concat(database, '.', table), name, comment FROM system.columns
      WHERE database IN ('escalations', 'escalations_tables') FORMAT TSVRaw
      """;

  private final ClickHouseHttp admin;

  ViewStatements(ClickHouseHttp admin) {
    this.admin = admin;
  }

  /** Each after those that it reads from. */
  static List<ViewFile> inOrder(List<ViewFile> views) {
    Map<String, ViewFile> byName =
        views.stream()
            .collect(
                Collectors.toMap(
                    ViewFile::qualified, view -> view, (one, other) -> one, LinkedHashMap::new));
    Set<ViewFile> ordered = new LinkedHashSet<>();
    views.forEach(view -> add(view, byName, ordered));
    return List.copyOf(ordered);
  }

  private static void add(ViewFile view, Map<String, ViewFile> byName, Set<ViewFile> ordered) {
    for (String source : view.sources()) {
      if (byName.containsKey(source) && !source.equals(view.qualified())) {
        add(byName.get(source), byName, ordered);
      }
    }
    ordered.add(view);
  }

  /**
   * @throws UserError if a column has no comment, or a comment no column
   */
  List<String> of(ViewFile view) {
    if (!view.isView()) {
      return ClickHouseMigrations.statements(view.select());
    }
    String columns = view.hasParameters() ? "" : "\n(\n" + columns(view) + "\n)";
    return List.of(
        "CREATE OR REPLACE VIEW "
            + view.qualified()
            + columns
            + "\nDEFINER = admin SQL SECURITY DEFINER\nAS "
            + view.select()
            + "\nCOMMENT "
            + quoted(view.comment()));
  }

  private String columns(ViewFile view) {
    Map<String, Map<String, String>> known = comments();
    List<String> lines = new ArrayList<>();
    Set<String> unused = new LinkedHashSet<>(view.comments().keySet());
    for (String line : rows("DESCRIBE (\n" + view.select() + "\n) FORMAT TSVRaw")) {
      String[] column = line.split("\t", -1);
      unused.remove(column[0]);
      lines.add(
          "    `"
              + column[0]
              + "` "
              + view.types().getOrDefault(column[0], column[1])
              + " COMMENT "
              + quoted(comment(view, column[0], known)));
    }
    if (!unused.isEmpty()) {
      throw new UserError(
          view.qualified()
              + " has comments on columns that it does not have: "
              + String.join(", ", unused));
    }
    return String.join(",\n", lines);
  }

  private static String comment(
      ViewFile view, String column, Map<String, Map<String, String>> known) {
    if (view.comments().containsKey(column)) {
      return view.comments().get(column);
    }
    return view.sources().stream()
        .map(source -> known.getOrDefault(source, Map.of()).get(column))
        .filter(comment -> comment != null && !comment.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    view.qualified()
                        + " does not say what its column "
                        + column
                        + " is: add a line \"-- "
                        + column
                        + ": …\" on top of its file"));
  }

  /** Comment by name of a column, by name of the table or view. */
  private Map<String, Map<String, String>> comments() {
    Map<String, Map<String, String>> comments = new HashMap<>();
    for (String line : rows(ALL_COLUMNS)) {
      String[] column = line.split("\t", -1);
      comments.computeIfAbsent(column[0], any -> new HashMap<>()).put(column[1], column[2]);
    }
    return comments;
  }

  private List<String> rows(String query) {
    return admin.query(query).lines().toList();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
