package io.escalations.history.backfill;

import io.escalations.schemas.event.RejectReason;
import java.util.Optional;

/**
 * What a backfill counts. Heartbeats, accepted events, those after the end, duplicates and refused
 * records add up to the records read.
 */
public enum BackfillCount {
  BYTES("bytes read"),
  READ("records read"),
  HEARTBEATS("heartbeats"),
  ACCEPTED("accepted events"),
  AFTER("events after the end of the history"),
  DUPLICATES("duplicates"),
  CASES("cases folded");

  /** Where a directory that was filled keeps them, as JSON; readers of tables pass over it. */
  public static final String FILE = "_backfill.json";

  /** The accumulator of the instant at which the history ends, epoch milliseconds UTC. */
  public static final String END = "end of the history";

  /** A few refusals: the order of arrival, and for people why. */
  public static final String FIRST_REFUSALS = "first refusals";

  private static final String REFUSED = "refused ";
  private static final String ROWS = "rows of ";

  private final String accumulator;

  BackfillCount(String accumulator) {
    this.accumulator = accumulator;
  }

  /** The name of its accumulator. */
  public String accumulator() {
    return accumulator;
  }

  /** The accumulator of a reason. */
  public static String refused(RejectReason reason) {
    return REFUSED + reason;
  }

  /** The accumulator of a table's rows. */
  public static String rowsOf(String table) {
    return ROWS + table;
  }

  /** The table whose rows an accumulator counts. */
  public static Optional<String> tableOf(String name) {
    return name.startsWith(ROWS) ? Optional.of(name.substring(ROWS.length())) : Optional.empty();
  }
}
