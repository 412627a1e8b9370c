package io.escalations.sources.app;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The cases of a source that webhooks have named and nobody has asked for yet. Thread-safe. */
final class Nudges {
  /** More than that the next window reads anyway. */
  private static final int MOST = 1_000;

  private final Lock lock = new ReentrantLock();
  private final Condition come = lock.newCondition();
  private Set<String> cases = new LinkedHashSet<>();

  void add(String caseId) {
    lock.lock();
    try {
      if (cases.size() < MOST) {
        cases.add(caseId);
        come.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Those that have come; waits for one.
   *
   * @param millis how long at most
   */
  @SuppressWarnings("WaitNotInLoop") // a wake-up too many only finds nothing
  Set<String> take(long millis) throws InterruptedException {
    lock.lock();
    try {
      if (cases.isEmpty() && millis > 0 && !come.await(millis, TimeUnit.MILLISECONDS)) {
        return Set.of();
      }
      Set<String> taken = cases;
      cases = new LinkedHashSet<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
