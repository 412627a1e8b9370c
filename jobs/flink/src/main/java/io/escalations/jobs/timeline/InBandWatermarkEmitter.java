package io.escalations.jobs.timeline;

import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.Progress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When event time is marked between the facts, for those who count by time: as soon as windows may
 * have ended, and now and then besides. A mark goes to every partition, so that they are few.
 */
final class InBandWatermarkEmitter {
  private static final long WINDOWS_END_EVERY_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final long INTERVAL_MILLIS = 5_000;

  private long markedTime = Long.MIN_VALUE;
  private long markedAt = Long.MIN_VALUE;

  /**
   * @param wallClock epoch milliseconds UTC
   */
  List<OutputRecord> at(Progress progress, long wallClock) {
    boolean windowsEnded =
        Math.floorDiv(progress.eventTime(), WINDOWS_END_EVERY_MILLIS)
            != Math.floorDiv(markedTime, WINDOWS_END_EVERY_MILLIS);
    if (!windowsEnded && wallClock - markedAt < INTERVAL_MILLIS) {
      return List.of();
    }
    markedTime = progress.eventTime();
    markedAt = wallClock;
    return IntStream.range(0, Topics.PARTITIONS)
        .mapToObj(partition -> OutputRecord.timeMark(partition, progress))
        .toList();
  }
}
