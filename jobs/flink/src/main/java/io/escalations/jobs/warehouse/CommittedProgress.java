package io.escalations.jobs.warehouse;

import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.ProgressRow;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code pipeline-progress}.
 *
 * @param knownAt when it was emitted, epoch milliseconds UTC
 */
public record CommittedProgress(Progress progress, long knownAt, long offset) {
  private static final Cbor<Progress> CODEC = Cbor.of(Progress.class);

  int subtask() {
    return progress.subtask();
  }

  ProgressRow row() {
    return new ProgressRow(
        progress.subtask(),
        progress.subtasks(),
        progress.eventTime(),
        knownAt,
        progress.checkpoint(),
        progress.waitingCases(),
        progress.waitingBecause());
  }

  static CommittedProgress read(ConsumerRecord<byte[], byte[]> record) {
    return new CommittedProgress(CODEC.decode(record.value()), record.timestamp(), record.offset());
  }
}
