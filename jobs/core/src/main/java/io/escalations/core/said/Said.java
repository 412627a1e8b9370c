package io.escalations.core.said;

import java.util.List;

/**
 * What was last said of a case's rows: their digests. Kept in state beside the events, so fields may be added, never renamed.
 *
 * @param caseDigest of its row in {@code cases}; 0 if none was said
 * @param escalationDigests by escalation number, from 1
 * @param spellDigests by number, from 1; null in what an earlier build said, as those that follow
 * @param tierDigests of its stretches in one tier, by number, from 1
 * @param departmentDigests of its stretches in one department, by number, from 1
 */
public record Said(
    long caseDigest,
    List<Long> escalationDigests,
    List<SaidClock> clocks,
    List<Long> spellDigests,
    List<Long> tierDigests,
    List<Long> departmentDigests) {

  public static final Said NOTHING = new Said(0, List.of(), List.of(), List.of(), List.of(), List.of());

  public Said {
    spellDigests = spellDigests == null ? List.of() : spellDigests;
    tierDigests = tierDigests == null ? List.of() : tierDigests;
    departmentDigests = departmentDigests == null ? List.of() : departmentDigests;
  }
}
