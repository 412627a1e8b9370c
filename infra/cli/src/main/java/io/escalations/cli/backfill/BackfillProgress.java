package io.escalations.cli.backfill;

import static io.escalations.cli.backfill.BackfillCounts.number;

import io.escalations.history.backfill.BackfillCount;
import java.util.Locale;

/** A backfill's progress for people: what it does, how fast, and how long that will still take. */
public final class BackfillProgress {
  private static final double MEGABYTE = 1e6;

  private final long bytes;
  private Step step;
  private long begunAt;
  private long begunWith;

  /** In this order, one after the other. */
  private enum Step {
    READ,
    FOLD,
    WRITE
  }

  /**
   * @param bytes of all files
   */
  public BackfillProgress(long bytes) {
    this.bytes = bytes;
  }

  /** Whether the counts belong to another step than those before; then they begin it. */
  public boolean begins(BackfillCounts counts, long nowMillis) {
    Step now = step(counts);
    boolean begins = now != step;
    if (begins) {
      step = now;
      begunAt = nowMillis;
      begunWith = done(counts);
    }
    return begins;
  }

  /** One line. */
  public String text(BackfillCounts counts, long nowMillis) {
    long perSecond = (done(counts) - begunWith) * 1000 / Math.max(1, nowMillis - begunAt);
    return switch (step) {
      case READ ->
          String.format(
              Locale.ROOT,
              "1 of 3, reading: %.1f of %.1f MB, %s events per second%s",
              counts.of(BackfillCount.BYTES) / MEGABYTE,
              bytes / MEGABYTE,
              number(perSecond),
              timeLeft(unread(counts), perSecond));
      case FOLD ->
          String.format(
              Locale.ROOT,
              "2 of 3, folding cases: %s of %s events, %s per second%s",
              number(counts.judged()),
              number(counts.of(BackfillCount.READ)),
              number(perSecond),
              timeLeft(counts.of(BackfillCount.READ) - counts.judged(), perSecond));
      case WRITE ->
          "3 of 3, writing: "
              + number(counts.rows())
              + " rows, "
              + number(perSecond)
              + " per second";
    };
  }

  private Step step(BackfillCounts counts) {
    if (counts.of(BackfillCount.BYTES) < bytes || counts.of(BackfillCount.READ) == 0) {
      return Step.READ;
    }
    return counts.judged() < counts.of(BackfillCount.READ) ? Step.FOLD : Step.WRITE;
  }

  private long done(BackfillCounts counts) {
    return switch (step) {
      case READ -> counts.of(BackfillCount.READ);
      case FOLD -> counts.judged();
      case WRITE -> counts.rows();
    };
  }

  /** About how many events are still to be read; 0 while nobody can tell. */
  private long unread(BackfillCounts counts) {
    long read = counts.of(BackfillCount.BYTES);
    return read == 0 ? 0 : counts.of(BackfillCount.READ) * (bytes - read) / read;
  }

  private static String timeLeft(long events, long perSecond) {
    return perSecond == 0 || events == 0 ? "" : ", " + (events / perSecond + 1) + " s left";
  }
}
