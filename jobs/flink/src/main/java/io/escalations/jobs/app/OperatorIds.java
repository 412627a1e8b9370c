package io.escalations.jobs.app;

/** Every operator's uid: what a savepoint finds its state by. Never change one. */
public final class OperatorIds {
  public static final String CASE_EVENTS = "case-events";
  public static final String SPLIT_EVENTS = "split-events";
  public static final String POLICIES = "sla-policies";
  public static final String TIMELINE = "case-timeline";
  public static final String STATEMENTS = "statements";
  public static final String DEAD_LETTERS = "dead-letters";
  public static final String REFUSED = "refused-records";
  public static final String HEARTBEAT_TICKS = "heartbeat-ticks";
  public static final String HEARTBEATS = "heartbeats";

  private OperatorIds() {}
}
