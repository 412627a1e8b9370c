package io.escalations.dashboards.live;

/** Why ClickHouse gives no facts. */
public enum Trouble {
  /** It is not there, or says nothing. */
  SILENT("ClickHouse does not answer"),
  /** It is there, and gave the question up: too much time, memory or work at once. */
  BUSY("ClickHouse answers too slowly or has too little memory"),
  /** It is there, and does not accept the question. */
  REFUSED("ClickHouse refuses what this page asks");

  private final String said;

  Trouble(String said) {
    this.said = said;
  }

  /** The beginning of a sentence. */
  public String said() {
    return said;
  }
}
