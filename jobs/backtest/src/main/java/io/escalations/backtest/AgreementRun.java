package io.escalations.backtest;

import io.escalations.core.agreement.Agreement;
import io.escalations.core.agreement.AgreementRow;
import io.escalations.core.agreement.AgreementTable;
import io.escalations.core.agreement.AgreementTally;
import io.escalations.core.agreement.CaseAgreement;
import io.escalations.core.agreement.Verdict;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Folds the cases of a history that there are verdicts on, and compares. */
public final class AgreementRun {
  private static final int FIRST = 10;
  private static final Comparator<AgreementRow> ORDER =
      Comparator.comparing(AgreementRow::caseId).thenComparing(AgreementRow::clock);

  private final AgreementRequest request;
  private final BacktestListener listener;
  private final List<AgreementRow> rows = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Refusals refusals = new Refusals();
  private long duplicates;

  public AgreementRun(AgreementRequest request, BacktestListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * @throws UserError if there is no event, or the file cannot be written
   */
  public AgreementResult run() throws IOException {
    Path scratch = Files.createTempDirectory("escalations-agree");
    try {
      SpooledHistory history =
          SpooledHistory.read(scratch, request.history(), request.asOf(), listener);
      refusals.add(history.reading().refusals());
      compare(history);
      addWithoutCase();
      rows.sort(ORDER);
      return result(history.reading());
    } finally {
      ScratchFiles.delete(scratch);
    }
  }

  private void compare(SpooledHistory history) throws IOException {
    CaseAgreement agreement = new CaseAgreement(request.policies(), history.reading().asOf());
    for (int partition = 0; partition < history.partitions(); partition++) {
      SpooledCases cases = history.cases(partition);
      duplicates += cases.duplicates();
      refusals.add(cases.refusals());
      for (String caseId : cases.caseIds()) {
        List<Verdict> verdicts = request.verdicts().getOrDefault(caseId, List.of());
        if (!verdicts.isEmpty()) {
          known.add(caseId);
          rows.addAll(agreement.compare(caseId, cases.events(caseId), verdicts));
        }
      }
      listener.folding(partition + 1, history.partitions());
    }
  }

  private void addWithoutCase() {
    Map<String, List<Verdict>> left = new TreeMap<>(request.verdicts());
    left.keySet().removeAll(known);
    left.values()
        .forEach(ofCase -> ofCase.forEach(verdict -> rows.add(AgreementRow.noCase(verdict))));
  }

  private AgreementResult result(HistoryReading reading) throws IOException {
    AgreementTally tally = new AgreementTally();
    rows.forEach(tally::add);
    List<AgreementRow> differing =
        rows.stream().filter(row -> row.agreement() != Agreement.AGREES).toList();
    if (request.to() != null) {
      write(differing, request.to());
    }
    return new AgreementResult(
        tally,
        reading.asOf(),
        differing.stream().filter(row -> row.cause() != null).limit(FIRST).toList(),
        new ReadRecords(
            reading.records(), duplicates, refusals, reading.later(), reading.heartbeats()));
  }

  /** Under another name until it is whole. */
  private static void write(List<AgreementRow> differing, Path to) throws IOException {
    Path directory = to.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw new UserError(directory + ": no such directory");
    }
    Path unfinished = Files.createTempFile(directory, to.getFileName() + ".", ".unfinished");
    try {
      try (TableCsv<AgreementRow> csv = new TableCsv<>(unfinished, AgreementTable.DIFFERENCES)) {
        for (AgreementRow row : differing) {
          csv.add(row);
        }
      }
      Files.move(
          unfinished, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
