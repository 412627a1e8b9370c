package io.escalations.cli.imports;

import io.escalations.importer.ImportSummary;
import io.escalations.importer.ImportSummary.Rows;
import io.escalations.importer.report.Finding;
import io.escalations.importer.report.Finding.Example;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an import read, mapped, refused and warns of. */
public final class ImportReport {
  private final Path export;
  private final ImportSummary summary;
  private final PrintWriter out;

  public ImportReport(Path export, ImportSummary summary, PrintWriter out) {
    this.export = export;
    this.summary = summary;
    this.out = out;
  }

  /** The findings first, the numbers last, so that these stay on the screen. */
  public void print() {
    findings("refused", summary.refusals());
    findings("warning", summary.warnings());
    numbers();
    out.flush();
  }

  /** The refused rows, and how many there were of each kind; what became of events is left out. */
  public void printRows() {
    findings("refused", summary.refusals());
    rows();
    out.flush();
  }

  private void findings(String what, List<Finding> findings) {
    for (Finding finding : findings) {
      out.printf(
          Locale.ROOT,
          "%s: %,d × %s%s%n",
          what,
          finding.count(),
          finding.title(),
          finding.advice().isEmpty() ? "" : "; " + finding.advice());
      finding.examples().forEach(this::example);
      if (finding.count() > finding.examples().size()) {
        out.printf(Locale.ROOT, "  … and %,d more%n", finding.count() - finding.examples().size());
      }
    }
  }

  private void example(Example example) {
    out.println(
        "  "
            + export
            + ":"
            + (example.line() > 0 ? example.line() + ":" : "")
            + " "
            + example.text());
  }

  private void rows() {
    Rows rows = summary.rows();
    out.printf(
        Locale.ROOT,
        "%,d rows read = %,d mapped + %,d refused + %,d skipped + %,d blank%s%s%n",
        rows.read(),
        rows.mapped(),
        rows.refused(),
        rows.skipped(),
        rows.blank(),
        rows.headerLine() > 1 ? "; the header is line " + rows.headerLine() : "",
        rows.withoutEvent() > 0
            ? String.format(Locale.ROOT, "; %,d mapped rows give no event", rows.withoutEvent())
            : "");
  }

  private void numbers() {
    Rows rows = summary.rows();
    rows();
    out.printf(
        Locale.ROOT,
        "%,d rows mapped to %,d events of %,d cases, %,d rows refused, %,d warnings%n",
        rows.mapped(),
        summary.events(),
        summary.cases(),
        rows.refused(),
        summary.warningsCount());
    if (summary.events() > 0) {
      out.println(
          summary.eventsByType().entrySet().stream()
              .map(ImportReport::count)
              .collect(Collectors.joining(", ")));
    }
  }

  private static String count(Map.Entry<?, Long> events) {
    return String.format(Locale.ROOT, "%,d %s", events.getValue(), events.getKey());
  }
}
