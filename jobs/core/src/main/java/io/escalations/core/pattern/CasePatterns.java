package io.escalations.core.pattern;

import io.escalations.core.pattern.CasePath.HandOver;
import io.escalations.core.pattern.CasePath.Stay;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The patterns that the path of one case shows. They are a function of its rows, whatever arrived
 * when, and are active while the case is open.
 */
public final class CasePatterns {
  private final String caseId;
  private final CaseRow row;
  private final boolean open;
  private final PatternRules rules;
  private final List<IssuePatternRow> patterns = new ArrayList<>();

  private CasePatterns(String caseId, CasePath path, PatternRules rules) {
    this.caseId = caseId;
    this.row = path.caseRow();
    this.open = path.isOpen();
    this.rules = rules;
  }

  public static List<IssuePatternRow> of(String caseId, CasePath path, PatternRules rules) {
    if (path.caseRow() == null) {
      return List.of();
    }
    CasePatterns found = new CasePatterns(caseId, path, rules);
    found.addIfReached(PatternKind.PING_PONG, returns(path.stays()));
    found.addIfReached(PatternKind.REOPEN_LOOP, List.copyOf(new TreeMap<>(path.stops()).values()));
    found.addSkips(path.handOvers());
    return found.patterns;
  }

  /** Instants of the moves into a department that the case had left before. */
  private static List<Long> returns(Map<Integer, Stay> stays) {
    Set<String> known = new HashSet<>();
    List<Long> returns = new ArrayList<>();
    for (Stay stay : new TreeMap<>(stays).values()) {
      if (stay.department() != null && !known.add(stay.department())) {
        returns.add(stay.since());
      }
    }
    return returns;
  }

  /**
   * @param instants at which it happened, in order
   */
  private void addIfReached(PatternKind kind, List<Long> instants) {
    Integer threshold = rules.thresholds().get(kind);
    if (threshold != null && instants.size() >= threshold) {
      add(
          kind,
          instants.get(threshold - 1),
          instants.get(instants.size() - 1),
          instants.size(),
          threshold);
    }
  }

  private void addSkips(Map<Integer, HandOver> handOvers) {
    Integer threshold = rules.thresholds().get(PatternKind.TIER_SKIP);
    if (threshold == null) {
      return;
    }
    List<HandOver> skips =
        new TreeMap<>(handOvers)
            .values().stream().filter(handOver -> climbed(handOver) >= threshold).toList();
    if (!skips.isEmpty()) {
      int most = skips.stream().mapToInt(CasePatterns::climbed).max().orElseThrow();
      add(
          PatternKind.TIER_SKIP,
          skips.get(0).at(),
          skips.get(skips.size() - 1).at(),
          most,
          threshold);
    }
  }

  private static int climbed(HandOver handOver) {
    return handOver.fromTier() == null || handOver.tier() == null
        ? 0
        : handOver.tier() - handOver.fromTier();
  }

  private void add(PatternKind kind, long firstSeen, long lastSeen, int observed, int expected) {
    patterns.add(
        new IssuePatternRow(
            kind + ":" + caseId,
            kind,
            caseId,
            row.customerId(),
            row.department(),
            row.issueType(),
            row.issueProduct(),
            firstSeen,
            lastSeen,
            1,
            observed,
            expected,
            row.reopenCount() + 1,
            open,
            List.of(caseId)));
  }
}
