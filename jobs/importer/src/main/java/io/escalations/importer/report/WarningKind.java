package io.escalations.importer.report;

/** What an import warns of, with what to do about it; docs/import.md has a paragraph on each. */
public enum WarningKind {
  TIME_RUNS_BACK(
      "time runs back within a case",
      "set order: time if the dates are right, or order: {column: …} if another column counts"),
  FIRST_ROW_NOT_EARLIEST(
      "the first row of a case is not its earliest",
      "first_row holds in it all the same: set order: time if the dates are right"),
  NEWEST_FIRST_CASE(
      "a case has its newest row first, unlike the rest of the file",
      "it was read from its last row; set order: file if the rows are right as they stand"),
  BEFORE_OPENING(
      "a stop or an answer is dated before the opening",
      "it stops no clock: correct the date, or say what a date without a time means (date_only)"),
  CLOSING_WITHOUT_TIME(
      "a stop or an answer has a date without a time",
      "it was read as the start of that day: set date_only: end (or start) on that date"),
  ALWAYS_MIDNIGHT(
      "a date of a stop or an answer is always at midnight",
      "it may be a date without a time: give it such a format ahead of the others, and date_only"),
  NO_OPENING(
      "a case has no CASE_OPENED",
      "clocks that start with the opening do not exist for it: let a rule give one"),
  OPENED_TWICE(
      "a case is opened at two times",
      "two tickets may share an id, or the rule holds in too many rows"),
  OPENED_AND_STOPPED(
      "a case is opened and stopped by one row",
      "the export may begin in the middle of it, and its clocks ran for no time: skip such cases,"
          + " or open them by another date"),
  WORK_AFTER_STOP(
      "a case goes on after a stop, without a REOPENED",
      "nothing after the stop counts for its clocks: let a rule give REOPENED"),
  SAME_FACT_TWICE(
      "two rows give the same fact of a case",
      "if one ticket stands in two rows, ask with is_new instead of is_known, and first_row instead"
          + " of every_row"),
  STATES_DO_NOT_FOLLOW(
      "the states of a case do not follow from each other",
      "rows may be missing from the export, or in the wrong order: see order and chain"),
  AMBIGUOUS_LOCAL_TIME(
      "a local time is in an hour that the clocks of its zone have twice, or not at all",
      "nothing decides which is meant: export with an offset, or in UTC"),
  SEQUENCE_RUNS_BACK(
      "events of one instant have sequences against their order",
      "leave 'sequence' out, or take it from a column that rises"),
  ROUNDED_ID(
      "an id looks rounded",
      "a spreadsheet has made a number of it, and different tickets may share it: export anew"),
  ID_COLLISION(
      "two events of a case have one id",
      "the second is refused as DUPLICATE_ID_DIFFERS: leave event_id out, or use {@fact}"),
  ID_BY_POSITION(
      "ids or sequences hang on which other rules hold",
      "exported again with more columns filled, they change: leave event_id and sequence out"),
  EMPTY_COLUMN(
      "a column is empty in every row", "is it the right column? Then its rules never hold"),
  RULE_NEVER_HOLDS("a rule gave no event", "check the values that its condition waits for"),
  VALUE_NEVER_SEEN(
      "a value of the mapping stands in no row, but one that is like it does",
      "write it as the file does, or set ignore_case: true"),
  PLACEHOLDER("a value looks like a mark for not known", "add it to 'unknown' if it is one"),
  SHORT_ROW(
      "a row has fewer values than the header",
      "the missing ones count as empty; set csv.short_rows to accept or refuse"),
  TWO_READINGS(
      "a date can be read in two ways by the formats of the mapping",
      "the first was taken: leave only those that the file has"),
  WRONG_ENCODING("text looks as if it was read in the wrong encoding", "check csv.encoding"),
  CORRECTED(
      "the export moved or changed a fact of the export before",
      "the new one goes out besides the one that was accepted before, which stays"),
  DISAPPEARED("a fact of the export before is not in this one", "what was accepted of it stays"),
  CHANGED_CONTENT(
      "an event has the id it had before, with other content",
      "it will be refused as DUPLICATE_ID_DIFFERS: put what changes into a rule of its own, dated"
          + " by the last update");

  private final String title;
  private final String advice;

  WarningKind(String title, String advice) {
    this.title = title;
    this.advice = advice;
  }

  public String title() {
    return title;
  }

  public String advice() {
    return advice;
  }
}
