package io.escalations.cli.bench;

/**
 * The rungs of the ladder; each does what the one before does, and more. The folds differ in their
 * policy alone.
 */
public enum Rung {
  RAW("raw Kafka drain"),
  PARSE("Flink source + parse"),
  SKELETON("skeleton: parse, shuffle, one state, one timer"),
  FOLD("fold job, output discarded"),
  FOLD_CALENDAR("fold, three clocks in office hours", "three_clocks_in_office_hours"),
  FOLD_FULL("fold, eight clocks", "eight_clocks"),
  OUTPUT("fold job with transactional output"),
  WHOLE("whole, to ClickHouse and Parquet");

  private final String title;
  private final String policy;

  Rung(String title) {
    this(title, "three_clocks");
  }

  Rung(String title, String policy) {
    this.title = title;
    this.policy = policy;
  }

  String title() {
    return title;
  }

  /** Its name in {@code infra/cli/bench}. */
  String policy() {
    return policy;
  }

  /** What its rate is held against. */
  Rung base() {
    return this == FOLD_CALENDAR || this == FOLD_FULL ? FOLD : SKELETON;
  }
}
