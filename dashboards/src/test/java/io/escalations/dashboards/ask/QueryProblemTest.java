package io.escalations.dashboards.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Messages are those of a real ClickHouse. */
class QueryProblemTest {
  @Test
  void aSyntaxErrorHasThePlaceClickHouseNames() {
    QueryProblem problem =
        QueryProblem.of(
            62,
            "Code: 62. DB::Exception: Syntax error: failed at position 10 (FORM) (line 2, col 1):"
                + " FORM cases. Expected one of: FROM, INTO OUTFILE. (SYNTAX_ERROR) (version"
                + " 26.7.2.1)",
            "SELECT 1\nFORM cases");

    assertThat(problem.title()).isEqualTo("The query is wrong");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(1);
    assertThat(problem.length()).isEqualTo(4);
    assertThat(problem.message())
        .startsWith("Syntax error")
        .doesNotContain("Code:")
        .doesNotContain("version")
        .doesNotContain("SYNTAX_ERROR");
  }

  @Test
  void thePlaceIsCountedInCharactersWhateverTheirBytes() {
    QueryProblem problem =
        QueryProblem.of(
            62,
            "Code: 62. DB::Exception: Syntax error: failed at position 17 (cases): cases. Expected"
                + " FROM. (SYNTAX_ERROR)",
            "SELECT 'ü' FRM cases");

    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.column()).isEqualTo(16);
    assertThat(problem.length()).isEqualTo(5);
  }

  @Test
  void anUnknownNameIsFoundInTheQueryAsAWord() {
    QueryProblem problem =
        QueryProblem.of(
            47,
            "Code: 47. DB::Exception: Unknown expression identifier `dept` in scope SELECT dept"
                + " FROM cases. (UNKNOWN_IDENTIFIER) (version 26.7.2.1)",
            "SELECT department,\n  dept\nFROM cases");

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(3);
    assertThat(problem.length()).isEqualTo(4);
  }

  @Test
  void aTableThatIsNotThereIsFoundToo() {
    QueryProblem problem =
        QueryProblem.of(
            60,
            "Code: 60. DB::Exception: Unknown table expression identifier 'casse' in scope SELECT *"
                + " FROM casse. (UNKNOWN_TABLE)",
            "SELECT * FROM casse");

    assertThat(problem.column()).isEqualTo(15);
    assertThat(problem.message())
        .isEqualTo("Unknown table expression identifier 'casse' in scope SELECT * FROM casse.");
  }

  @Test
  void whatIsNotAllowedIsCalledRefused() {
    assertThat(
            QueryProblem.of(
                    497,
                    "Code: 497. DB::Exception: analyst: Not enough privileges. (ACCESS_DENIED)",
                    "DROP TABLE cases")
                .title())
        .isEqualTo("Refused: analysts may only read");
  }

  @Test
  void whatWasStoppedSaysByWhom() {
    assertThat(QueryProblem.of(394, "Code: 394. DB::Exception: Query was cancelled", "").title())
        .isEqualTo("Stopped");
    assertThat(
            QueryProblem.of(159, "Code: 159. DB::Exception: Timeout exceeded: elapsed 60 s.", "")
                .title())
        .isEqualTo("Stopped: it took too long");
    assertThat(QueryProblem.of(241, "Code: 241. DB::Exception: Memory limit exceeded", "").title())
        .isEqualTo("Stopped: it needs too much memory");
  }

  @Test
  void aReasonWithoutAPlaceHasNone() {
    assertThat(QueryProblem.of(0, "", "SELECT 1"))
        .isEqualTo(new QueryProblem("The query is wrong", "ClickHouse gave no reason", 0, 0, 0));
  }
}
