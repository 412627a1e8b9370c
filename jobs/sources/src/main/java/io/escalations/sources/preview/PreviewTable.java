package io.escalations.sources.preview;

import io.escalations.importer.report.Finding;
import io.escalations.importer.report.Refusals;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.CaseRow;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a preview: a line for each case, then what of it could not be mapped, then numbers. */
public final class PreviewTable {
  private static final String LINE = "%-14s %-17s %-20s %-4s %-18s %-14s %6s %5s %7s%n";
  private static final int TO_THE_MINUTE = 16;

  private final PrintWriter out;

  public PreviewTable(PrintWriter out) {
    this.out = out;
  }

  public void head() {
    out.printf(
        LINE,
        "case",
        "opened",
        "status",
        "prio",
        "department",
        "assignee",
        "events",
        "esc.",
        "reopen");
    out.flush();
  }

  public void line(PreviewedCase previewed) {
    CaseRow facts = previewed.facts();
    out.printf(
        LINE,
        cut(facts.caseId(), 14),
        facts.openedAt() == null ? "no opening" : minute(facts.openedAt()),
        facts.status(),
        facts.priority() == null ? "-" : facts.priority(),
        cut(facts.department(), 18),
        cut(facts.assignee(), 14),
        previewed.events().size(),
        facts.escalationCount(),
        facts.reopenCount());
    out.flush();
  }

  /**
   * @return how much was refused
   */
  public long summary(List<PreviewedCase> cases) {
    Refusals refusals = new Refusals();
    Map<EventType, Long> types = new EnumMap<>(EventType.class);
    for (int index = 0; index < cases.size(); index++) {
      PreviewedCase previewed = cases.get(index);
      previewed.events().forEach(event -> types.merge(event.type(), 1L, Long::sum));
      for (var refused : previewed.refused()) {
        refusals.add(index + 1, refused);
      }
    }
    out.println();
    refusals.findings().forEach(finding -> print(finding, cases));
    long withoutOpening = cases.stream().filter(one -> one.facts().openedAt() == null).count();
    if (withoutOpening > 0) {
      out.printf(
          Locale.ROOT,
          "%,d cases have no opening in what the product still has of them: no clock that starts at"
              + " the opening runs for them%n",
          withoutOpening);
    }
    out.printf(
        Locale.ROOT,
        "%,d cases, %,d records, %,d events: %s; %,d refused%n",
        cases.size(),
        cases.stream().mapToLong(PreviewedCase::records).sum(),
        types.values().stream().mapToLong(Long::longValue).sum(),
        types.entrySet().stream()
            .map(type -> type.getValue() + " " + type.getKey())
            .collect(Collectors.joining(", ")),
        refusals.count());
    out.flush();
    return refusals.count();
  }

  private void print(Finding finding, List<PreviewedCase> cases) {
    out.printf(Locale.ROOT, "refused: %,d × %s%n", finding.count(), finding.title());
    finding
        .examples()
        .forEach(
            example ->
                out.println(
                    "  case "
                        + cases.get(Math.toIntExact(example.line()) - 1).facts().caseId()
                        + ": "
                        + example.text()));
  }

  private static String minute(long instant) {
    return Times.format(instant).substring(0, TO_THE_MINUTE).replace('T', ' ');
  }

  private static String cut(String text, int width) {
    if (text == null || text.isEmpty()) {
      return "-";
    }
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
