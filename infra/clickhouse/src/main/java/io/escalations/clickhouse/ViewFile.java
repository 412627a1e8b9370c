package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.ColumnType;
import io.escalations.schemas.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A view in a file of its own, for example:
 *
 * <pre>
 * -- One row per case: how long nobody owned it
 * -- age_seconds Decimal(18, 3): Wall time from opening to the last stop
 * SELECT case_id, … FROM …
 * </pre>
 *
 * The first line is the comment of the view. A line that names a column is the comment of that
 * column, and its type where it is another than that of the expression; without one, the column has
 * the comment of the column of that name in what the view reads from. {@code ${columns of T}}
 * stands for the columns of a table as its definition publishes them.
 *
 * <p>A file that does not begin with SELECT or WITH is run as it stands, statement by statement.
 *
 * @param comments of columns, by name
 * @param types of columns that are another than that of their expression, by name
 */
record ViewFile(
    String database,
    String name,
    String comment,
    Map<String, String> comments,
    Map<String, String> types,
    String statement) {
  private static final Pattern HEADER = Pattern.compile("\\A(?:--[^\n]*\n)+");
  private static final Pattern COLUMN_COMMENT =
      Pattern.compile("^-- ([a-z][a-z0-9_]*)(?: ([A-Z][^:]*))?: (.+)$", Pattern.MULTILINE);
  private static final Pattern SOURCE = Pattern.compile("\\b(escalations(?:_tables)?)\\.(\\w+)");
  private static final Pattern COLUMNS = Pattern.compile("\\$\\{columns of (\\w+)}");
  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+:");

  /**
   * @param file its name, {@code R__….sql}
   */
  static ViewFile of(String database, String file, String text) {
    Matcher header = HEADER.matcher(text);
    if (!header.find()) {
      throw new UserError(
          file + " must begin with a line that says what a row is: -- One row per …");
    }
    String first = header.group().lines().findFirst().orElseThrow();
    Map<String, String> comments = new LinkedHashMap<>();
    Map<String, String> types = new HashMap<>();
    COLUMN_COMMENT
        .matcher(header.group())
        .results()
        .forEach(
            line -> {
              comments.put(line.group(1), line.group(3));
              if (line.group(2) != null) {
                types.put(line.group(1), line.group(2));
              }
            });
    return new ViewFile(
        database,
        file.replaceAll("^R__|\\.sql$", ""),
        first.replaceFirst("^-- ?", ""),
        comments,
        types,
        text.substring(header.end()).strip());
  }

  /** As ClickHouse names it. */
  String qualified() {
    return database + "." + name;
  }

  boolean isView() {
    return statement.startsWith("SELECT") || statement.startsWith("WITH");
  }

  /** Whether its columns are known only once somebody asks with values. */
  boolean hasParameters() {
    return PARAMETER.matcher(statement).find();
  }

  /** What it reads from, as ClickHouse names it, in the order in which it is named. */
  List<String> sources() {
    return SOURCE.matcher(statement).results().map(MatchResult::group).distinct().toList();
  }

  String select() {
    return COLUMNS.matcher(statement).replaceAll(table -> published(table.group(1)));
  }

  private String published(String wanted) {
    Table<?> table =
        Tables.ALL.stream()
            .filter(defined -> defined.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        qualified()
                            + " asks for the columns of "
                            + wanted
                            + ", which is not defined"));
    List<String> columns = new ArrayList<>();
    for (ColumnInfo column : table.columns()) {
      columns.add(published(column));
    }
    return Matcher.quoteReplacement(columns.stream().collect(Collectors.joining(",\n    ")));
  }

  /** Personal data is for those who logged in so; a client cannot set who it is. */
  private static String published(ColumnInfo column) {
    String nothing = column.type() instanceof ColumnType.TextMapType ? "map()" : "NULL";
    String quoted = "`" + column.name() + "`";
    return column.type().isPersonal()
        ? "if(authenticatedUser() IN ('privacy', 'admin'), "
            + quoted
            + ", "
            + nothing
            + ") AS "
            + quoted
        : quoted;
  }
}
