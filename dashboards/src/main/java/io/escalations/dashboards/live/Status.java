package io.escalations.dashboards.live;

import io.escalations.schemas.Servers.TimeMode;
import java.util.List;

/**
 * How much the page can be trusted now. Event times and wall times are epoch milliseconds UTC.
 *
 * @param now the pipeline's event time; null while it is not known
 * @param factsAsOf event time the facts in ClickHouse have reached; null while it is not known
 * @param silentSince wall time of the pipeline's last word (of the server's start, when there was
 *     none)
 * @param silentSeconds how long ago that is
 * @param unansweredSince wall time since which ClickHouse has not answered; null while it does
 * @param trouble why not; null while it does
 * @param factsKnown whether ClickHouse has answered since the server started
 * @param stalled whether the pipeline has been silent for too long
 * @param catchingUp whether event time is far behind the wall clock it should follow
 * @param factsBehind whether facts have stopped coming into ClickHouse although the pipeline goes
 *     on
 * @param refused records that were refused of late, by reason
 */
public record Status(
    TimeMode time,
    Long now,
    Long factsAsOf,
    long silentSince,
    long silentSeconds,
    Long unansweredSince,
    Trouble trouble,
    boolean factsKnown,
    boolean stalled,
    boolean catchingUp,
    boolean factsBehind,
    List<RefusedOfLate> refused) {

  public boolean replay() {
    return time == TimeMode.DATA;
  }

  /**
   * {@code unknown} before the first answer, {@code stale} when something is missing, else {@code
   * fine}.
   */
  public String facts() {
    if (!factsKnown) {
      return "unknown";
    }
    return stalled || factsBehind || unansweredSince != null ? "stale" : "fine";
  }
}
