package io.escalations.jobs.warehouse;

import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.ProgressRow;
import io.escalations.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code pipeline-progress}.
 *
 * @param knownAt when it was emitted, epoch milliseconds UTC
 */
public record CommittedProgress(Progress progress, long knownAt, long offset) {
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
    return new CommittedProgress(
        Topics.PROGRESS.decode(record.value()), record.timestamp(), record.offset());
  }
}
