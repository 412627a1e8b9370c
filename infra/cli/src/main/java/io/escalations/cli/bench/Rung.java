package io.escalations.cli.bench;

/** The rungs of the ladder; each does what the one before does, and more. */
public enum Rung {
  RAW("raw Kafka drain"),
  PARSE("Flink source + parse"),
  SKELETON("skeleton: parse, shuffle, one state, one timer"),
  FOLD("fold job, output discarded"),
  OUTPUT("fold job with transactional output"),
  WHOLE("whole, to ClickHouse and Parquet");

  private final String title;

  Rung(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
