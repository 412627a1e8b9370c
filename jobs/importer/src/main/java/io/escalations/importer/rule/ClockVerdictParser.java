package io.escalations.importer.rule;

import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.TimeCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code clocks} of a mapping of verdicts. */
final class ClockVerdictParser {
  private static final Known OUTCOMES =
      Known.of(Arrays.stream(Outcome.values()).map(Outcome::name).toList());

  private final MappingContext context;
  private final CellParser cells;

  ClockVerdictParser(MappingContext context, CellParser cells) {
    this.context = context;
    this.cells = cells;
  }

  List<ClockVerdict> parse(YamlNode clocks) {
    List<ClockVerdict> verdicts = new ArrayList<>();
    clocks
        .entries()
        .forEach(
            (clock, node) ->
                context.findings().check(() -> verdicts.add(verdict(clock, node)), false));
    if (verdicts.isEmpty()) {
      throw clocks.error("name a clock, such as resolution: {outcome: {column: …, values: …}}");
    }
    return verdicts;
  }

  private ClockVerdict verdict(String clock, YamlNode node) {
    context.findings().onlyKeys(node, "outcome", "due");
    Cell outcome =
        node.find("outcome").map(cell -> cells.cell(cell, ClockVerdictParser::fault)).orElse(null);
    TimeCell due = node.find("due").map(cells.dates()::time).orElse(null);
    if (outcome == null && due == null) {
      throw node.error("says neither 'outcome' nor 'due': give one of them, or both");
    }
    return new ClockVerdict(clock, outcome, due);
  }

  private static String fault(String text) {
    return OUTCOMES.names().contains(text)
        ? null
        : "'" + text + "' is no outcome" + OUTCOMES.instead(text, "here");
  }
}
