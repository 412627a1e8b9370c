package io.escalations.dashboards.live;

import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.fact.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Watches the pipeline and ClickHouse for silence. Wall time is a parameter throughout. Not
 * thread-safe.
 */
public final class StatusTracker {
  /**
   * Silence longer than this is a fault: the pipeline speaks at every checkpoint, about twice a
   * second.
   */
  public static final Duration TOLERATED_SILENCE = Duration.ofSeconds(15);

  private final TimeMode time;
  private final PipelineClock pipeline = new PipelineClock();
  private PipelineClock facts = new PipelineClock();
  private long silentSince;
  private long factsMovedAt;
  private Long unansweredSince;
  private Trouble trouble = Trouble.SILENT;
  private boolean factsKnown;
  private List<RefusedOfLate> refused = List.of();

  public StatusTracker(TimeMode time, long wall) {
    this.time = time;
    this.silentSince = wall;
    this.factsMovedAt = wall;
    this.unansweredSince = wall;
  }

  /**
   * @param wall when it was published; null for progress from before this server listened, whose
   *     age is not known
   */
  public void progress(Progress progress, Long wall) {
    pipeline.add(progress);
    if (wall != null) {
      silentSince = wall;
    }
  }

  /** ClickHouse has answered, and with it how far its facts reach. */
  public void factsAnswered(List<Progress> progress, long wall) {
    PipelineClock reached = new PipelineClock();
    progress.forEach(reached::add);
    if (!Objects.equals(reached.eventTime(), facts.eventTime())) {
      factsMovedAt = wall;
    }
    facts = reached;
    unansweredSince = null;
    factsKnown = true;
  }

  public void factsUnanswered(Trouble why, long wall) {
    trouble = why;
    if (unansweredSince == null) {
      unansweredSince = wall;
    }
  }

  /** ClickHouse has reported what was refused of late. */
  public void refused(List<RefusedOfLate> byReason) {
    refused = List.copyOf(byReason);
  }

  /**
   * The pipeline's event time: as it publishes it, or, until it does, as far as the facts reach.
   */
  public OptionalLong eventTime() {
    return pipeline.eventTime().isPresent() ? pipeline.eventTime() : facts.eventTime();
  }

  public Status status(long wall) {
    Long now = boxed(eventTime());
    boolean waitingForData = time == TimeMode.DATA && now == null;
    Long factsAsOf = boxed(facts.eventTime());
    return new Status(
        time,
        now,
        factsAsOf,
        silentSince,
        (wall - silentSince) / 1000,
        unansweredSince,
        unansweredSince == null ? null : trouble,
        factsKnown,
        tooLong(wall - silentSince) && !waitingForData,
        time == TimeMode.LIVE && now != null && tooLong(wall - now),
        factsKnown
            && now != null
            && (factsAsOf == null || factsAsOf < now)
            && tooLong(wall - factsMovedAt),
        refused);
  }

  private static boolean tooLong(long millis) {
    return millis > TOLERATED_SILENCE.toMillis();
  }

  private static Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
