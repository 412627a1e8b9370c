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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flink's enumerator of partitions, and beside it a look at the lag every few seconds. */
final class BacklogEnumerator
    implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
  private static final Logger LOG = LoggerFactory.getLogger(BacklogEnumerator.class);

  /**
   * Not a multiple of the interval between checkpoints: a look would always find as many records
   * that the next checkpoint covers.
   */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> partitions;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final Callable<Long> lag;
  private final Runnable closeLag;

  /** Null until the first look: after a restart Flink still believes what was reported before. */
  private Boolean reported;

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
   * changes nothing.
   */
  private void report(Long records, Throwable failure) {
    if (failure != null) {
      LOG.warn(
          "it is not known how far the job is behind; its checkpoints go on as before", failure);
      return;
    }
    boolean backlog = records > BacklogSource.MOST_BEHIND;
    if (reported == null || backlog != reported) {
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
