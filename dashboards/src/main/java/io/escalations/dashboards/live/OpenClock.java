package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.SlaAlert;
import java.util.Comparator;

/**
 * One row of the live page: a clock that is running, or breached and not stopped. Times are epoch
 * milliseconds UTC.
 *
 * @param dueAt when it is, or was, due
 * @param breachedAt null while running
 * @param targetMillis counted time the clock allows, null where unknown
 * @param department with priority and tier: for a breach the values in force when it happened, else
 *     those the target was chosen with
 * @param assignee who has the case now, null where nobody or not yet known; so are team and issue
 *     type
 * @param warned the highest warning level given, in percent of the target; 0 for none
 * @param alertId of the alert that tells the breach; null while running
 * @param seen who saw that alert first, null while nobody has
 * @param called receivers that were called for that alert, null while none was
 */
public record OpenClock(
    ClockKey key,
    BoardList list,
    long dueAt,
    Long breachedAt,
    Long targetMillis,
    Priority priority,
    String department,
    String team,
    Integer tier,
    String assignee,
    String issueType,
    String policyVersion,
    int warned,
    String alertId,
    Seen seen,
    String called) {

  /** Newest breach first, soonest due first. */
  public static final Comparator<OpenClock> ORDER =
      Comparator.comparingLong(OpenClock::order).thenComparing(OpenClock::key);

  /** What the lists are sorted by, ascending. */
  public long order() {
    return list == BoardList.AT_RISK ? dueAt : -breachedAt;
  }

  /** The group a row's total is counted in. */
  public Group group() {
    return new Group(list, department, key.clock(), priority);
  }

  OpenClock withWarned(int percent) {
    return new OpenClock(
        key,
        list,
        dueAt,
        breachedAt,
        targetMillis,
        priority,
        department,
        team,
        tier,
        assignee,
        issueType,
        policyVersion,
        percent,
        alertId,
        seen,
        called);
  }

  OpenClock withSeen(Seen by) {
    return new OpenClock(
        key,
        list,
        dueAt,
        breachedAt,
        targetMillis,
        priority,
        department,
        team,
        tier,
        assignee,
        issueType,
        policyVersion,
        warned,
        alertId,
        by,
        called);
  }

  /** Whether a change of policy broke it: the clock was past due before it was called breached. */
  public boolean byPolicy() {
    return breachedAt != null && byPolicy(breachedAt, dueAt);
  }

  static boolean byPolicy(long breachedAt, Long dueAt) {
    return dueAt != null && breachedAt > dueAt;
  }

  /**
   * The row of a breach as its alert tells it.
   *
   * @param known what ClickHouse holds of the same clock, null when it does not know it yet
   */
  static OpenClock breached(SlaAlert alert, OpenClock known) {
    return new OpenClock(
        ClockKey.of(alert),
        listOf(alert, known),
        alert.dueAt() == null ? alert.at() : alert.dueAt(),
        alert.at(),
        alert.targetMillis(),
        alert.priority(),
        alert.department(),
        alert.team(),
        alert.tier(),
        known == null ? null : known.assignee(),
        known == null ? null : known.issueType(),
        alert.policyVersion(),
        0,
        alert.alertId(),
        known == null ? null : known.seen(),
        known == null ? null : known.called());
  }

  /**
   * An alert does not say whether its case is closed; a follow-up runs on resolved and closed cases
   * only.
   */
  private static BoardList listOf(SlaAlert alert, OpenClock known) {
    if (known != null && known.list() != BoardList.AT_RISK) {
      return known.list();
    }
    return alert.clock().equals("follow_up") ? BoardList.FOLLOW_UPS : BoardList.BREACHES;
  }
}
