package io.escalations.importer.rule;

import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.TableCell;
import io.escalations.importer.cell.Template;
import io.escalations.importer.event.EventFields;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.text.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a field is set to. */
final class CellParser {
  /** What a constant must be, whatever field it is for. */
  interface Check {
    /** What is wrong with the text; null if nothing. */
    String fault(String text);
  }

  private final MappingContext context;
  private final DateParser dates;

  CellParser(MappingContext context, YamlNode root) {
    this.context = context;
    this.dates = new DateParser(context, root, this);
  }

  DateParser dates() {
    return dates;
  }

  /**
   * @param field its dotted name in the event
   */
  Cell field(String field, YamlNode node) {
    return cell(node, text -> EventFields.fault(field, text));
  }

  /** A cell whose constants may be any text. */
  Cell text(YamlNode node) {
    return cell(node, text -> null);
  }

  /** A cell whose constants must pass a check. */
  Cell cell(YamlNode node, Check check) {
    if (!node.isMapping()) {
      return Cell.constant(checked(check, node));
    }
    if (node.find("date").isPresent()) {
      return dates.time(node);
    }
    if (node.find("first_of").isPresent()) {
      context.findings().onlyKeys(node, "first_of");
      List<Cell> cells = new ArrayList<>();
      node.get("first_of").items().forEach(item -> cells.add(cell(item, check)));
      return Cell.firstOf(cells);
    }
    if (node.find("template").isPresent()) {
      context.findings().onlyKeys(node, "template");
      Template template = context.template(node.get("template"), List.of());
      return row -> template.fill(row::text);
    }
    return column(node, check);
  }

  private Cell column(YamlNode node, Check check) {
    context
        .findings()
        .onlyKeys(
            node,
            "column",
            "as_written",
            "take",
            "decimal",
            "values",
            "values_from",
            "ignore_case",
            "otherwise",
            "date",
            "template",
            "first_of");
    String column = context.column(node.get("column"));
    boolean asWritten = node.find("as_written").map(YamlNode::bool).orElse(false);
    Cell otherwise = otherwise(node, check);
    Optional<YamlNode> take = node.find("take");
    UnaryOperator<String> taken =
        take.map(pattern -> taking(column, Yaml.pattern(pattern), otherwise))
            .orElse(UnaryOperator.identity());
    Optional<Map<String, String>> table = table(node, check, column);
    Optional<YamlNode> decimal = node.find("decimal");
    if (table.isPresent()) {
      if (node.find("as_written").isPresent()) {
        throw node.error("'as_written' does not go with 'values'");
      }
      return new TableCell(
          column,
          Cell.column(column, true).then(taken),
          Cell.column(column, false),
          table.get(),
          node.find("ignore_case").map(Yaml::isTrue).orElse(false),
          otherwise);
    }
    if (node.entries().containsKey("otherwise") && take.isEmpty()) {
      throw node.error("'otherwise' goes with 'values' or 'take'");
    }
    if (node.find("ignore_case").isPresent()) {
      throw node.error("'ignore_case' goes with 'values'");
    }
    Cell cell = Cell.column(column, asWritten).then(taken);
    return decimal.isPresent() ? cell.then(number(column, decimal.get())) : cell;
  }

  private Optional<Map<String, String>> table(YamlNode node, Check check, String column) {
    Optional<YamlNode> values = node.find("values");
    Optional<YamlNode> file = node.find("values_from");
    if (values.isPresent() && file.isPresent()) {
      throw node.error("'values' does not go with 'values_from'");
    }
    if (file.isPresent()) {
      return Optional.of(LookupFile.read(file.get(), context));
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> table = new LinkedHashMap<>();
    values
        .get()
        .entries()
        .forEach(
            (from, to) ->
                context.findings().check(() -> table.put(from, checked(check, to)), null));
    if (node.find("take").isEmpty()) {
      context.expect(column, table.keySet(), values.get());
    }
    return Optional.of(table);
  }

  /** {@code otherwise: null} leaves the field absent; without the key the row is refused. */
  private static Cell otherwise(YamlNode node, Check check) {
    YamlNode otherwise = node.entries().get("otherwise");
    if (otherwise == null) {
      return null;
    }
    return Cell.constant(otherwise.isNull() ? null : checked(check, otherwise));
  }

  private static UnaryOperator<String> taking(String column, Pattern pattern, Cell otherwise) {
    return text -> {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      }
      if (otherwise == null) {
        throw new RowRefused(
            column,
            text,
            "has nothing in it that 'take' finds (" + pattern + "): change it, or add 'otherwise'");
      }
      return otherwise.of(null);
    };
  }

  private static UnaryOperator<String> number(String column, YamlNode decimal) {
    if (!decimal.text().equals(".") && !decimal.text().equals(",")) {
      throw decimal.error("expected the decimal mark, '.' or ',', found '" + decimal.text() + "'");
    }
    char mark = decimal.text().charAt(0);
    return text -> {
      BigDecimal number = NumberText.read(text, mark);
      if (number == null) {
        throw new RowRefused(
            column, text, "is not a number with '" + mark + "' as its decimal mark");
      }
      return NumberText.write(number);
    };
  }

  /** A text of the mapping that must fit the field, whatever the row has. */
  private static String checked(Check check, YamlNode node) {
    String fault = check.fault(node.text());
    if (fault != null) {
      throw node.error(fault);
    }
    return node.text();
  }
}
