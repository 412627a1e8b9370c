package io.escalations.importer;

import io.escalations.core.agreement.Verdict;
import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.core.yaml.Known;
import io.escalations.importer.cell.Reading;
import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.ClockVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The verdicts on one case, taken from its rows in their order: what a later one states counts. */
final class CaseVerdicts {
  private static final Known OUTCOMES =
      Known.of(Arrays.stream(Outcome.values()).map(Outcome::name).toList());

  private final String caseId;
  private final List<ClockVerdict> clocks;
  private final Outcome[] outcomes;
  private final Long[] dues;

  CaseVerdicts(String caseId, List<ClockVerdict> clocks) {
    this.caseId = caseId;
    this.clocks = clocks;
    outcomes = new Outcome[clocks.size()];
    dues = new Long[clocks.size()];
  }

  /**
   * @throws RowRefused if a value of the row is none; nothing of the row counts then
   */
  void add(Row row) {
    List<Outcome> stated = new ArrayList<>();
    List<Reading> deadlines = new ArrayList<>();
    for (ClockVerdict clock : clocks) {
      stated.add(outcome(clock, row));
      deadlines.add(clock.due() == null ? null : clock.due().read(row));
    }
    for (int place = 0; place < clocks.size(); place++) {
      outcomes[place] = stated.get(place) == null ? outcomes[place] : stated.get(place);
      dues[place] =
          deadlines.get(place) == null ? dues[place] : Long.valueOf(deadlines.get(place).usual());
    }
  }

  private static Outcome outcome(ClockVerdict clock, Row row) {
    String text = clock.outcome() == null ? null : clock.outcome().of(row);
    if (text == null) {
      return null;
    }
    if (!OUTCOMES.names().contains(text)) {
      throw new RowRefused(
          null, text, "is no outcome of " + clock.clock() + OUTCOMES.instead(text, "here"));
    }
    return Outcome.valueOf(text);
  }

  /** One for each clock that a row states something of. */
  List<Verdict> found() {
    List<Verdict> found = new ArrayList<>();
    for (int place = 0; place < clocks.size(); place++) {
      if (outcomes[place] != null || dues[place] != null) {
        found.add(new Verdict(caseId, clocks.get(place).clock(), outcomes[place], dues[place]));
      }
    }
    return found;
  }
}
