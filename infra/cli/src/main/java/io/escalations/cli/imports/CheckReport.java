package io.escalations.cli.imports;

import io.escalations.importer.ImportSummary;
import io.escalations.importer.report.Overview.Step;
import io.escalations.importer.report.Overview.Timeline;
import io.escalations.schemas.Times;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an import understood of a file, for whoever writes the mapping. */
public final class CheckReport {
  private static final int STATES_SHOWN = 20;
  private static final int STEPS_SHOWN = 20;

  private final ImportSummary summary;
  private final PrintWriter out;

  public CheckReport(ImportSummary summary, PrintWriter out) {
    this.summary = summary;
    this.out = out;
  }

  public void print() {
    summary.overview().timelines().forEach(this::timeline);
    summary.overview().states().forEach(this::states);
    if (summary.firstAt() != null) {
      out.println(
          "cases end with: "
              + summary.overview().lastEvents().entrySet().stream()
                  .map(last -> String.format(Locale.ROOT, "%,d %s", last.getValue(), last.getKey()))
                  .collect(Collectors.joining(", ")));
      out.println(
          "from " + Times.format(summary.firstAt()) + " to " + Times.format(summary.lastAt()));
    }
  }

  private void timeline(Timeline timeline) {
    out.println("case " + timeline.caseId() + " (line " + timeline.line() + ")");
    List<Step> steps =
        timeline.steps().stream().sorted(Comparator.comparingLong(Step::occurredAt)).toList();
    for (Step step : steps.subList(0, Math.min(STEPS_SHOWN, steps.size()))) {
      out.printf(
          Locale.ROOT,
          "  %s  %-19s line %d, rule %s%n",
          Times.format(step.occurredAt()),
          step.type(),
          step.line(),
          step.rule());
    }
    if (steps.size() > STEPS_SHOWN) {
      out.printf(Locale.ROOT, "  … and %d more%n", steps.size() - STEPS_SHOWN);
    }
  }

  private void states(String column, Map<String, Long> counts) {
    out.println("states in column " + column + ":");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(STATES_SHOWN)
        .forEach(
            state ->
                out.printf(
                    Locale.ROOT, "  %,9d × %s%n", state.getValue(), "'" + state.getKey() + "'"));
    if (counts.size() > STATES_SHOWN) {
      out.printf(Locale.ROOT, "  … and %d more%n", counts.size() - STATES_SHOWN);
    }
  }
}
