package io.escalations.core.changelog;

import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import java.math.BigDecimal;

/**
 * Sixty-four bits of a row's values, the same in every JVM: enough to tell whether a row has
 * changed. Every flush digests all rows of its dirty cases, so the digest encodes nothing and uses
 * no reflection.
 *
 * <p>Every value has a number of its own for good. The first, the case, does not count, since only
 * rows of one case are compared. An absent value adds nothing, so a field that a later build adds,
 * under the next number, changes no digest until it has a value.
 */
final class RowDigest {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final long FACTOR_2 = FACTOR * FACTOR;
  private static final long FACTOR_3 = FACTOR_2 * FACTOR;
  private static final long FACTOR_4 = FACTOR_3 * FACTOR;

  private RowDigest() {}

  static long of(CaseRow row) {
    long digest = 0;
    digest = add(digest, 2, row.status());
    digest = add(digest, 3, row.openedAt());
    digest = add(digest, 4, row.firstResponseAt());
    digest = add(digest, 5, row.resolvedAt());
    digest = add(digest, 6, row.closedAt());
    digest = add(digest, 7, row.firstPriority());
    digest = add(digest, 8, row.priority());
    digest = add(digest, 9, row.department());
    digest = add(digest, 10, row.team());
    digest = add(digest, 11, row.assignee());
    digest = add(digest, 12, row.tier());
    digest = add(digest, 13, row.maxTier());
    digest = add(digest, 14, row.channel());
    digest = add(digest, 15, row.customerId());
    digest = add(digest, 16, row.customerSegment());
    digest = add(digest, 17, row.issueCategory());
    digest = add(digest, 18, row.issueType());
    digest = add(digest, 19, row.issueProduct());
    digest = add(digest, 20, row.escalationCount());
    digest = add(digest, 21, row.departmentChanges());
    digest = add(digest, 22, row.returnsToEarlierDepartment());
    digest = add(digest, 23, row.reopenCount());
    digest = add(digest, 24, row.failedAttempts());
    digest = add(digest, 25, row.waitingMillis());
    digest = add(digest, 26, row.onHoldMillis());
    digest = add(digest, 27, row.timeToFirstResolutionMillis());
    digest = add(digest, 28, row.rating());
    digest = add(digest, 29, row.compensatedAmount());
    digest = add(digest, 30, row.compensatedCurrency());
    return digest;
  }

  static long of(EscalationRow row) {
    long digest = 0;
    digest = add(digest, 2, row.escalationNo());
    digest = add(digest, 3, row.kind());
    digest = add(digest, 4, row.reason());
    digest = add(digest, 5, row.fromDepartment());
    digest = add(digest, 6, row.department());
    digest = add(digest, 7, row.fromTier());
    digest = add(digest, 8, row.tier());
    digest = add(digest, 9, row.issueCategory());
    digest = add(digest, 10, row.issueType());
    digest = add(digest, 11, row.priority());
    digest = add(digest, 12, row.channel());
    digest = add(digest, 13, row.customerId());
    digest = add(digest, 14, row.description());
    digest = add(digest, 15, row.escalatedAt());
    digest = add(digest, 16, row.acknowledgedAt());
    digest = add(digest, 17, row.owner());
    digest = add(digest, 18, row.status());
    digest = add(digest, 19, row.endedAt());
    digest = add(digest, 20, row.deadline());
    digest = add(digest, 21, row.resolutionMillis());
    return digest;
  }

  static long of(SlaClockRow row) {
    long digest = 0;
    digest = add(digest, 2, row.clock());
    digest = add(digest, 3, row.instance());
    digest = add(digest, 4, row.policyVersion());
    digest = add(digest, 5, row.calendar());
    digest = add(digest, 6, row.status());
    digest = add(digest, 7, row.startedAt());
    digest = add(digest, 8, row.targetMillis());
    digest = add(digest, 9, row.dueAt());
    digest = add(digest, 10, row.remainingMillis());
    digest = add(digest, 11, row.stoppedAt());
    digest = add(digest, 12, row.breachedAt());
    digest = add(digest, 13, row.cause());
    digest = add(digest, 14, row.elapsedMillis());
    digest = add(digest, 15, row.wallMillis());
    digest = add(digest, 16, row.pausedMillis());
    digest = add(digest, 17, row.overdueMillis());
    digest = add(digest, 18, row.department());
    digest = add(digest, 19, row.tier());
    digest = add(digest, 20, row.priority());
    digest = add(digest, 21, row.issueCategory());
    digest = add(digest, 22, row.breachDepartment());
    digest = add(digest, 23, row.breachTier());
    digest = add(digest, 24, row.breachPriority());
    return digest;
  }

  static long of(CaseResolutionRow row) {
    long digest = 0;
    digest = add(digest, 2, row.spell());
    digest = add(digest, 3, row.openedAt());
    digest = add(digest, 4, row.stoppedAt());
    digest = add(digest, 5, row.resolutionMillis());
    digest = add(digest, 6, row.department());
    digest = add(digest, 7, row.tier());
    digest = add(digest, 8, row.priority());
    digest = add(digest, 9, row.channel());
    digest = add(digest, 10, row.issueCategory());
    digest = add(digest, 11, row.issueType());
    return digest;
  }

  static long of(CaseSpanRow row) {
    long digest = 0;
    digest = add(digest, 2, row.kind());
    digest = add(digest, 3, row.number());
    digest = add(digest, 4, row.value());
    digest = add(digest, 5, row.from());
    digest = add(digest, 6, row.to());
    digest = add(digest, 7, row.millis());
    return digest;
  }

  private static long add(long digest, int number, String text) {
    return text == null ? digest : add(digest, number, bits(text));
  }

  private static long add(long digest, int number, Long value) {
    return value == null ? digest : add(digest, number, (long) value);
  }

  private static long add(long digest, int number, Integer value) {
    return value == null ? digest : add(digest, number, (long) value);
  }

  private static long add(long digest, int number, BigDecimal amount) {
    return amount == null ? digest : add(digest, number, bits(amount.toString()));
  }

  private static long add(long digest, int number, Enum<?> constant) {
    return constant == null
        ? digest
        : add(
            digest,
            number,
            (long) constant.name().hashCode()); // what it is, Java lays down for good
  }

  private static long add(long digest, int number, long value) {
    return digest + mix(value + number * FACTOR);
  }

  /**
   * A polynomial of the UTF-16 units, four of them at a time, so that the processor need not wait
   * for each product.
   */
  private static long bits(String text) {
    long bits = text.length();
    int at = 0;
    for (; at + 3 < text.length(); at += 4) {
      bits =
          bits * FACTOR_4
              + text.charAt(at) * FACTOR_3
              + text.charAt(at + 1) * FACTOR_2
              + text.charAt(at + 2) * FACTOR
              + text.charAt(at + 3);
    }
    for (; at < text.length(); at++) {
      bits = bits * FACTOR + text.charAt(at);
    }
    return bits;
  }

  /** Spreads every bit over all: the finalizer of SplitMix64. */
  private static long mix(long bits) {
    long spread = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    spread = (spread ^ (spread >>> 27)) * 0x94d049bb133111ebL;
    return spread ^ (spread >>> 31);
  }
}
