package io.escalations.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.junit.jupiter.api.Test;

class BacklogEnumeratorTest {
  private static final long MANY = BacklogSource.MOST_BEHIND + 1;

  private final List<String> called = new ArrayList<>();
  private final List<Boolean> reported = new ArrayList<>();
  private Runnable look;

  @Test
  void reportsWhenABacklogBeginsAndWhenItEnds() throws Exception {
    BacklogEnumerator enumerator = enumerator(0L, MANY, MANY + 1, BacklogSource.MOST_BEHIND, 3L);
    enumerator.start();
    for (int i = 0; i < 5; i++) {
      look.run();
    }

    assertThat(reported).containsExactly(false, true, false);
  }

  @Test
  void theFirstLookIsReportedSinceFlinkRemembersABacklogFromBeforeARestart() throws Exception {
    BacklogEnumerator enumerator = enumerator(null, 3L, 3L);
    enumerator.start();
    look.run();
    assertThat(reported).as("nothing is known").isEmpty();
    look.run();
    look.run();

    assertThat(reported).containsExactly(false);
  }

  @Test
  void aBrokerThatDoesNotAnswerChangesNothing() throws Exception {
    BacklogEnumerator enumerator = enumerator(MANY, null, MANY, null);
    enumerator.start();
    for (int i = 0; i < 4; i++) {
      look.run();
    }

    assertThat(reported).containsExactly(true);
  }

  @Test
  void partitionsAreTheBusinessOfFlinksOwnEnumerator() throws Exception {
    BacklogEnumerator enumerator = enumerator(0L);
    enumerator.start();
    enumerator.addReader(1);
    enumerator.handleSplitRequest(1, "host");
    enumerator.addSplitsBack(List.of(), 1);
    enumerator.snapshotState(7);
    enumerator.notifyCheckpointComplete(7);
    enumerator.close();

    assertThat(called)
        .containsExactly(
            "start",
            "addReader",
            "handleSplitRequest",
            "addSplitsBack",
            "snapshotState",
            "notifyCheckpointComplete",
            "close");
  }

  /**
   * @param lags what the looks find; null: the broker does not answer
   */
  @SuppressWarnings("unchecked") // proxies of generic interfaces
  private BacklogEnumerator enumerator(Long... lags) {
    Deque<Long> next = new ArrayDeque<>();
    Arrays.stream(lags).forEach(lag -> next.add(lag == null ? -1 : lag));
    SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> partitions =
        (SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SplitEnumerator.class},
                (proxy, method, arguments) -> {
                  called.add(method.getName());
                  return null;
                });
    SplitEnumeratorContext<KafkaPartitionSplit> context =
        (SplitEnumeratorContext<KafkaPartitionSplit>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SplitEnumeratorContext.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("callAsync")) {
                    look =
                        () ->
                            call(
                                (Callable<Long>) arguments[0],
                                (BiConsumer<Long, Throwable>) arguments[1]);
                  } else if (method.getName().equals("setIsProcessingBacklog")) {
                    reported.add((Boolean) arguments[0]);
                  }
                  return null;
                });
    return new BacklogEnumerator(
        partitions,
        context,
        () -> {
          long lag = next.remove();
          if (lag < 0) {
            throw new IOException("no answer");
          }
          return lag;
        },
        () -> {});
  }

  private static void call(Callable<Long> lag, BiConsumer<Long, Throwable> handler) {
    try {
      handler.accept(lag.call(), null);
    } catch (Exception e) {
      handler.accept(null, e);
    }
  }
}
