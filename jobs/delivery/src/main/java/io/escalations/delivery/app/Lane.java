package io.escalations.delivery.app;

import io.escalations.delivery.send.Answer;
import io.escalations.remote.Backoff;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What is under way to one receiver, and how it has answered of late. While it does not take
 * messages, one is tried at a time. Not thread-safe.
 */
final class Lane {
  /** So many messages may be under way at once. */
  private static final int WIDTH = 8;

  /** After so many failures in a row the next receiver is called. */
  private static final int FAILING_AFTER = 3;

  /** Who needs somebody to change something is not asked every second. */
  private static final int UNWELCOME_COUNTS = 6;

  /** Of so many messages that failed the lane knows how often. */
  private static final int MOST_KNOWN = 1_000;

  private final Set<String> busy = new HashSet<>();
  private final Map<String, Integer> failuresByKey = new LinkedHashMap<>();
  private boolean alone;
  private int failures;
  private long failedAt;
  private long notBefore;

  boolean isBusy(String key) {
    return busy.contains(key);
  }

  long notBefore() {
    return notBefore;
  }

  /** How often messages under the key have failed since one was answered. */
  int failures(String key) {
    return failuresByKey.getOrDefault(key, 0);
  }

  boolean isIdle() {
    return busy.isEmpty();
  }

  boolean isFailing() {
    return failures >= FAILING_AFTER;
  }

  /** Whether a message may leave now; then its answer is awaited. */
  boolean enter(String key) {
    return !alone && busy.size() < (failures > 0 ? 1 : WIDTH) && busy.add(key);
  }

  /** Whether nothing is under way; then nothing else may leave until {@link #leaveAlone}. */
  boolean enterAlone() {
    boolean free = !alone && busy.isEmpty();
    alone |= free;
    return free;
  }

  void leaveAlone() {
    alone = false;
  }

  /**
   * Messages that were under way beside one that failed fail together: they count once.
   *
   * @param attemptedAt when the message left, epoch milliseconds UTC
   * @param now epoch milliseconds UTC
   */
  void leave(String key, Answer answer, long attemptedAt, long now, RandomGenerator random) {
    busy.remove(key);
    remember(key, answer);
    switch (answer.kind()) {
      case ACCEPTED, REFUSED -> failures = 0; // whoever asked to be left alone still is
      case BUSY -> failed(count(attemptedAt), answer, now, random);
      case UNWELCOME -> failed(Math.max(UNWELCOME_COUNTS, count(attemptedAt)), answer, now, random);
    }
  }

  private void remember(String key, Answer answer) {
    switch (answer.kind()) {
      case ACCEPTED, REFUSED -> failuresByKey.remove(key);
      case BUSY, UNWELCOME -> {
        failuresByKey.merge(key, 1, Integer::sum);
        if (failuresByKey.size() > MOST_KNOWN) {
          failuresByKey.remove(failuresByKey.keySet().iterator().next());
        }
      }
    }
  }

  private int count(long attemptedAt) {
    return failures == 0 || attemptedAt >= failedAt ? failures + 1 : failures;
  }

  private void failed(int count, Answer answer, long now, RandomGenerator random) {
    failures = count;
    failedAt = now;
    long backoff = Backoff.millis(count, random.nextDouble(), answer.retryAfterMillis());
    notBefore = Math.max(notBefore, now + backoff);
  }
}
