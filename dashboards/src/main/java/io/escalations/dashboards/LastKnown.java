package io.escalations.dashboards;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
 * gets the value that was computed before, if there is one. Thread-safe.
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
   * @param older whether it was computed before it was asked for
   */
  record Answer<V>(V value, boolean older) {}

  /**
   * @param patience how long one waits who could have an older value
   */
  LastKnown(String name, Duration patience) {
    this.patience = patience;
    threads = Executors.newCachedThreadPool(Threads.named(name));
  }

  /**
   * @throws ExecutionException with what the computation threw
   */
  Answer<V> get(K key, Callable<V> computation) throws ExecutionException, InterruptedException {
    V before = known(key);
    Future<V> value = computed(key, computation);
    if (before == null) {
      return new Answer<>(value.get(), false);
    }
    try {
      return new Answer<>(value.get(patience.toNanos(), TimeUnit.NANOSECONDS), false);
    } catch (TimeoutException e) {
      return new Answer<>(before, true);
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
