package io.escalations.jobs.io.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** Flink's enumerator of partitions, and beside it a look at the lag every few seconds. */
final class BacklogEnumerator
    implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> partitions;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final Callable<Long> lag;
  private final Runnable closeLag;
  private boolean reported;

  /**
   * @param lag in records; may fail
   */
  BacklogEnumerator(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> partitions,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      Callable<Long> lag,
      Runnable closeLag) {
    this.partitions = partitions;
    this.context = context;
    this.lag = lag;
    this.closeLag = closeLag;
  }

  @Override
  public void start() {
    partitions.start();
    context.callAsync(lag, this::report, 0, LOOK_EVERY.toMillis());
  }

  /**
   * Each report goes to every reader, so only changes are reported. A broker that does not answer
   * changes nothing: the source itself will say so.
   */
  private void report(Long records, Throwable failure) {
    boolean backlog = failure == null ? records > BacklogSource.MOST_BEHIND : reported;
    if (backlog != reported) {
      reported = backlog;
      context.setIsProcessingBacklog(backlog);
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    partitions.handleSplitRequest(subtask, host);
  }

  @Override
  public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
    partitions.addSplitsBack(splits, subtask);
  }

  @Override
  public void addReader(int subtask) {
    partitions.addReader(subtask);
  }

  @Override
  public KafkaSourceEnumState snapshotState(long checkpoint) throws Exception {
    return partitions.snapshotState(checkpoint);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    partitions.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    partitions.handleSourceEvent(subtask, event);
  }

  @Override
  public void close() throws IOException {
    closeLag.run();
    partitions.close();
  }
}
