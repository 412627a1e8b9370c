package io.escalations.dashboards.backtest;

import io.escalations.core.backtest.Flip;
import io.escalations.core.backtest.FlipReason;
import java.util.List;

/**
 * A line of {@code flips.jsonl}: a clock instance that breaches under one side only. Times are RFC
 * 3339.
 */
public record FlipLine(
    String caseId,
    String clock,
    int instance,
    Flip flip,
    String statusOld,
    String statusNew,
    String dueOld,
    String dueNew,
    String firstPriority,
    String department,
    String reason) {

  /** What differs, why OLD is in its state, why NEW is. */
  public List<String> reasons() {
    return FlipReason.parts(reason);
  }

  public boolean isOnlyNew() {
    return flip == Flip.ONLY_NEW;
  }
}
