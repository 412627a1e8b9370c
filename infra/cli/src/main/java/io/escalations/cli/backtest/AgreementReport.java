package io.escalations.cli.backtest;

import io.escalations.backtest.AgreementResult;
import io.escalations.core.agreement.Agreement;
import io.escalations.core.agreement.AgreementRow;
import io.escalations.core.agreement.AgreementTally.ClockAgreement;
import io.escalations.schemas.Times;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the help desk's verdicts agree with the fold's, per clock; the causes; a few differences. */
public final class AgreementReport {
  private static final String ROW = "%-18s %9s %9s  %14s %14s %11s  %9s %9s %9s%n";

  private final PrintWriter out;

  public AgreementReport(PrintWriter out) {
    this.out = out;
  }

  public void print(AgreementResult result) {
    out.printf("as of %s%n%n", Times.format(result.asOf()));
    out.printf(
        ROW,
        "clock",
        "agree",
        "",
        "breached to",
        "breached to",
        "due differs",
        "undecided",
        "no clock",
        "no case");
    out.printf(ROW, "", "", "", "them only", "us only", "", "here", "here", "here");
    result.tally().clocks().forEach(this::clock);
    result.tally().clocks().forEach(this::causes);
    if (!result.firstDifferences().isEmpty()) {
      out.println();
      out.println("the first differences");
      result.firstDifferences().forEach(this::difference);
    }
    out.println();
  }

  private void clock(String name, ClockAgreement clock) {
    long agree = clock.count(Agreement.AGREES);
    out.printf(
        ROW,
        name,
        number(agree),
        clock.compared() == 0
            ? "–"
            : String.format(Locale.ROOT, "%.2f %%", 100.0 * agree / clock.compared()),
        number(clock.onlyTheirsBreached()),
        number(clock.onlyOursBreached()),
        number(clock.count(Agreement.DUE_DIFFERS)),
        number(clock.count(Agreement.UNDECIDED)),
        number(clock.count(Agreement.NO_CLOCK)),
        number(clock.count(Agreement.NO_CASE)));
  }

  private void causes(String name, ClockAgreement clock) {
    if (!clock.causes().isEmpty()) {
      out.printf(
          "%nlikeliest causes of the differences of %s: %s%n",
          name,
          clock.causes().entrySet().stream()
              .map(cause -> cause.getKey() + " " + number(cause.getValue()))
              .collect(Collectors.joining(", ")));
    }
  }

  private void difference(AgreementRow row) {
    out.printf(
        "  %s %s: to them %s%s, here %s%s%n    likely %s: %s%n    here: %s%n",
        row.caseId(),
        row.clock(),
        row.theirOutcome() == null ? "" : row.theirOutcome(),
        due(row.theirDue()),
        row.ourStatus(),
        due(row.ourDue()),
        row.cause(),
        row.likely(),
        row.explanation());
  }

  private static String due(Long due) {
    return due == null ? "" : " due " + Times.format(due);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
