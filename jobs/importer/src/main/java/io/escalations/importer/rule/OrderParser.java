package io.escalations.importer.rule;

import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.order.Chain;
import io.escalations.importer.order.RowOrder;
import io.escalations.importer.order.RowOrder.Base;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code order} and {@code chain}: in which order the rows of a case are told. */
final class OrderParser {
  private static final List<String> NAMES =
      List.of("recognised", "file", "newest_first", "time", "chain");

  private final MappingContext context;

  OrderParser(MappingContext context) {
    this.context = context;
  }

  RowOrder parse(YamlNode root) {
    Chain chain =
        context.findings().check(() -> root.find("chain").map(this::chain).orElse(null), null);
    YamlNode order = root.find("order").orElse(null);
    Base base = Base.RECOGNISED;
    List<RowOrder.Key> keys = new ArrayList<>();
    if (order != null) {
      for (YamlNode item : Yaml.items(order)) {
        if (item.isMapping()) {
          context.findings().onlyKeys(item, "column");
          keys.add(new RowOrder.ByColumn(context.column(item.get("column"))));
          continue;
        }
        switch (item.text()) {
          case "recognised" -> base = Base.RECOGNISED;
          case "file" -> base = Base.FILE;
          case "newest_first" -> base = Base.NEWEST_FIRST;
          case "time" -> keys.add(new RowOrder.ByTime());
          case "chain" -> keys.add(byChain(item, chain, keys));
          default ->
              throw item.error(
                  "'"
                      + item.text()
                      + "' is no order"
                      + Known.of(NAMES).instead(item.text(), "here")
                      + "; a column goes as {column: Name}");
        }
      }
    }
    return new RowOrder(base, keys, chain);
  }

  private static RowOrder.Key byChain(YamlNode item, Chain chain, List<RowOrder.Key> before) {
    if (chain == null) {
      throw item.error("say under 'chain' which columns have the old and the new value");
    }
    if (!before.isEmpty()) {
      throw item.error(
          "rows of one time are put in the order of the chain without it; leave it out");
    }
    return new RowOrder.ByChain();
  }

  private Chain chain(YamlNode node) {
    context.findings().onlyKeys(node, "from", "to", "of");
    String to = context.column(node.get("to"));
    if (node.find("of").isEmpty()) {
      context.states().add(to);
    }
    return new Chain(
        context.column(node.get("from")), to, node.find("of").map(context::column).orElse(null));
  }
}
