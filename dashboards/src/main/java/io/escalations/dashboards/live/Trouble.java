package io.escalations.dashboards.live;

/** Why ClickHouse gives no facts. */
public enum Trouble {
  /** It is not there, or does not answer. */
  SILENT("ClickHouse does not answer"),
  /** It is there, and gave the question up: too much time, memory or work at once. */
  BUSY("ClickHouse answers too slowly or has too little memory"),
  /** It is there, and does not accept the question. */
  REFUSED("ClickHouse refuses what this page asks");

  private final String title;

  Trouble(String title) {
    this.title = title;
  }

  /** The beginning of a sentence. */
  public String title() {
    return title;
  }
}
