package io.escalations.dashboards.live;

/** The lists of the live page. */
public enum BoardList {
  /** Breached, not stopped, the case neither closed nor cancelled; newest breach first. */
  BREACHES("breaches"),
  /** Running; soonest due first. */
  AT_RISK("at-risk"),
  /**
   * Breached and not stopped though the case is closed: a follow-up nobody gave; newest breach
   * first.
   */
  FOLLOW_UPS("follow-ups");

  private final String id;

  BoardList(String id) {
    this.id = id;
  }

  /** The list's name on the page and in what is pushed to it. */
  public String id() {
    return id;
  }
}
