package io.escalations.schemas.source;

import java.util.List;
import java.util.Map;

/**
 * The states of a case in its last records, where a source does not give the state before.
 *
 * @param heardAt when the last one came, epoch milliseconds UTC
 */
public record KeptSnapshots(String source, String caseId, long heardAt, List<Kept> snapshots) {
  /**
   * @param at epoch milliseconds UTC
   */
  public record Kept(long at, Map<String, String> values) {}
}
