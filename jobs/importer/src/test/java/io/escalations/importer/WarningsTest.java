package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.Imports.Result;
import io.escalations.importer.report.Finding;
import io.escalations.importer.report.WarningKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WarningsTest {
  private static final String HISTORY =
      """
      case: Key
      unknown: ["."]
      dates: {format: ["uuuu-MM-dd HH:mm", uuuu-MM-dd], zone: Europe/Berlin}
      every_event: {occurred_at: {date: When}}
      rules:
        - {when: first_row, event: CASE_OPENED}
        - {when: {column: To, leaves: [Done]}, event: REOPENED}
        - {when: {column: To, becomes: [Done]}, event: RESOLVED}
        - {when: {column: Owner, is_new: true}, event: ASSIGNED, fields: {assignee: {column: Owner}}}
      """;
  private static final String HEADER = "Key,When,From,To,Owner\n";

  @TempDir Path directory;

  /** Rows are separated by a bar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '&',
      value = {
        "TIME_RUNS_BACK & 3 & A,2024-03-05 10:00,,New,x|A,2024-03-05 09:00,New,Open,x|A,2024-03-05"
            + " 11:00,Open,Done,x",
        "FIRST_ROW_NOT_EARLIEST & 2 & A,2024-03-05 10:00,,New,x|A,2024-03-05"
            + " 09:00,New,Open,x|A,2024-03-05 11:00,Open,Done,x",
        "NEWEST_FIRST_CASE & 4 & A,2024-03-05 10:00,,New,x|A,2024-03-05"
            + " 11:00,New,Done,x|B,2024-03-05 11:00,New,Done,x|B,2024-03-05"
            + " 10:00,,New,x|C,2024-03-05 10:00,,New,x|C,2024-03-05 11:00,New,Done,x",
        "CLOSING_WITHOUT_TIME & 3 & A,2024-03-05 10:00,,New,x|A,2024-03-06,New,Done,x",
        "BEFORE_OPENING & 4 & A,2024-03-05 10:00,,New,x|A,2024-03-05,New,Open,x|A,2024-03-05"
            + " 09:00,Open,Done,x|A,2024-03-05 10:30,Done,Open,x",
        "AMBIGUOUS_LOCAL_TIME & 2 & A,2024-10-27 02:30,,New,x",
        "AMBIGUOUS_LOCAL_TIME & 3 & A,2024-03-30 09:00,,New,x|A,2024-03-31 02:30,New,Done,x",
        "ROUNDED_ID & 2 & 1.01E+11,2024-03-05 10:00,,New,x",
        "ROUNDED_ID & 2 & 123456789012345000,2024-03-05 10:00,,New,x",
        "EMPTY_COLUMN & 0 & A,2024-03-05 10:00,,New,.",
        "RULE_NEVER_HOLDS & 0 & A,2024-03-05 10:00,,New,x",
        "VALUE_NEVER_SEEN & 0 & A,2024-03-05 10:00,,New,x|A,2024-03-05 11:00,New,DONE,x",
        "PLACEHOLDER & 2 & A,2024-03-05 10:00,,New,n/a",
        "SHORT_ROW & 2 & A,2024-03-05 10:00,,New",
        "WRONG_ENCODING & 2 & A,2024-03-05 10:00,,New,JÃ¼rgen",
        "WORK_AFTER_STOP & 4 & A,2024-03-05 10:00,,New,x|A,2024-03-05 11:00,New,Done,x|A,2024-03-05"
            + " 12:00,Done,Done,y",
        "OPENED_AND_STOPPED & 2 & A,2024-03-05 10:00,Open,Done,.",
        "ALWAYS_MIDNIGHT & 0 & A,2024-03-05 10:00,,New,x|A,2024-03-06"
            + " 00:00,New,Done,x|B,2024-03-05 10:00,,New,x|B,2024-03-07 00:00,New,Done,x",
      })
  void areGivenWithTheirLine(WarningKind kind, long line, String rows) {
    String mapping = kind == WarningKind.BEFORE_OPENING ? HISTORY + "order: file\n" : HISTORY;
    Result result = Imports.run(directory, mapping, HEADER + rows.replace('|', '\n') + "\n");

    assertThat(result.warning(kind).count()).isPositive();
    assertThat(result.warning(kind).examples().get(0).line()).isEqualTo(line);
  }

  @Test
  void areNotGivenForAFileInGoodOrder() {
    Result result =
        Imports.run(
            directory,
            HISTORY + "chain: {from: From, to: To}\n",
            HEADER
                + """
                A,2024-03-05 10:00,,New,x
                A,2024-03-05 11:00,New,Done,x
                A,2024-03-05 12:00,Done,Open,y
                """);
    assertThat(result.summary().warnings()).isEmpty();
    assertThat(result.summary().refusals()).isEmpty();
  }

  @Test
  void nameStatesThatDoNotFollow() {
    Finding finding =
        Imports.run(
                directory,
                HISTORY + "chain: {from: From, to: To}\n",
                HEADER
                    + """
                    A,2024-03-05 10:00,,New,x
                    A,2024-03-05 11:00,Open,Done,x
                    """)
            .warning(WarningKind.STATES_DO_NOT_FOLLOW);
    assertThat(finding.examples())
        .singleElement()
        .extracting(Finding.Example::text)
        .isEqualTo("column From: 'Open': case A, the row before ends in 'New'");
  }

  @Test
  void nameIdsThatCollideOrRunBack() {
    String ids = "event_id: \"{@case}-{@rule}\"\nsequence: {from: \"{Owner}\", times: 10}\n";
    Result result =
        Imports.run(
            directory,
            HISTORY + ids,
            HEADER
                + """
                A,2024-03-05 10:00,,New,2
                A,2024-03-05 11:00,New,Open,3
                A,2024-03-05 11:00,Open,Open,1
                """);
    assertThat(result.warning(WarningKind.ID_COLLISION).count()).isEqualTo(2);
    assertThat(result.warning(WarningKind.SEQUENCE_RUNS_BACK).count()).isEqualTo(1);
  }

  @Test
  void nameIdsThatHangOnOtherRules() {
    String ids = "event_id: \"{@case}.{@position}\"\n";
    String rows = "A,2024-03-05 10:00,,New,x\nB,2024-03-05 10:00,,New,x\n";
    assertThat(
            Imports.run(directory, HISTORY + ids, HEADER + rows)
                .warning(WarningKind.ID_BY_POSITION)
                .count())
        .isEqualTo(1);
    assertThat(
            Imports.run(directory, HISTORY, HEADER + rows)
                .warning(WarningKind.ID_BY_POSITION)
                .count())
        .isZero();
  }

  @Test
  void nameDatesThatCanBeReadTwoWays() {
    String mapping = HISTORY.replace("[\"uuuu-MM-dd HH:mm\", uuuu-MM-dd]", "[d/M/uuuu, M/d/uuuu]");
    Result result =
        Imports.run(directory, mapping, HEADER + "A,3/4/2024,,New,x\nB,13/4/2024,,New,x\n");
    assertThat(result.warning(WarningKind.TWO_READINGS).count()).isEqualTo(1);
  }

  @Test
  void nameCasesThatAreOpenedTwiceOrNotAtAll() {
    String mapping = HISTORY.replace("when: first_row", "when: {column: To, is: [New]}");
    Result result =
        Imports.run(
            directory,
            mapping,
            HEADER
                + """
                A,2024-03-05 10:00,,New,x
                A,2024-03-05 11:00,,New,x
                B,2024-03-05 11:00,,Open,x
                """);
    assertThat(result.warning(WarningKind.OPENED_TWICE).examples().get(0).line()).isEqualTo(3);
    assertThat(result.warning(WarningKind.NO_OPENING).examples().get(0).line()).isEqualTo(4);
  }

  @Test
  void nameOneTicketInTwoRows() {
    String mapping =
        """
        case: Key
        dates: {format: iso, zone: UTC}
        every_event: {occurred_at: {date: When}}
        rules:
          - {when: first_row, event: CASE_OPENED}
          - {when: {column: When, is_known: true}, event: AGENT_REPLIED}
        """;
    Result result =
        Imports.run(directory, mapping, "Key,When\nA,2024-03-05 10:00\nA,2024-03-05 10:00\n");
    assertThat(result.warning(WarningKind.SAME_FACT_TWICE).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(WarningKind.class)
  void areAllDescribed(WarningKind kind) throws IOException {
    assertThat(Files.readString(Path.of("../../docs/import.md")))
        .contains("| " + kind.title() + " |");
  }
}
