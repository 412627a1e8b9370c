package io.escalations.dashboards;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Computes a value each time somebody asks, once for all who ask meanwhile. Who would wait too long
 * gets the value that was computed before, or one that is yet to come. Thread-safe.
 */
final class LastKnown<K, V> {
  private static final int KEPT = 8;

  private final Duration patience;
  private final ExecutorService threads;
  private final Map<K, FutureTask<V>> computing = new ConcurrentHashMap<>();
  private final Map<K, V> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param value has come, unless there is none from before and it takes long
   * @param older whether it was computed before it was asked for
   */
  record Answer<V>(Future<V> value, boolean older) {}

  /**
   * @param patience how long anybody waits for a new value
   */
  LastKnown(String name, Duration patience) {
    this.patience = patience;
    threads = Executors.newCachedThreadPool(Threads.named(name));
  }

  Answer<V> get(K key, Callable<V> computation) throws InterruptedException {
    V before = known(key);
    Future<V> value = computed(key, computation);
    return before == null || comesInTime(value)
        ? new Answer<>(value, false)
        : new Answer<>(CompletableFuture.completedFuture(before), true);
  }

  /** Whether it has come, or has failed, before patience ends. */
  boolean comesInTime(Future<V> value) throws InterruptedException {
    try {
      value.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private Future<V> computed(K key, Callable<V> computation) {
    FutureTask<V> task =
        new FutureTask<>(
            () -> {
              try {
                V value = computation.call();
                remember(key, value);
                return value;
              } finally {
                // Before anybody has the value: who asks after that gets a newer one.
                computing.remove(key);
              }
            });
    FutureTask<V> begun = computing.putIfAbsent(key, task);
    if (begun != null) {
      return begun;
    }
    threads.execute(task);
    return task;
  }

  private synchronized V known(K key) {
    return known.get(key);
  }

  private synchronized void remember(K key, V value) {
    known.put(key, value);
  }
}
