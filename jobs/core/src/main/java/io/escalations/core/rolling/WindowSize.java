package io.escalations.core.rolling;

import java.time.Duration;

/**
 * A length of window and by how much it slides, which is also the length of its panes; aligned to
 * the Unix epoch.
 */
public enum WindowSize {
  HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(5)),
  DAY("24h", Duration.ofDays(1), Duration.ofHours(1)),
  WEEK("7d", Duration.ofDays(7), Duration.ofDays(1));

  private final String label;
  private final long length;
  private final long slide;

  WindowSize(String label, Duration length, Duration slide) {
    this.label = label;
    this.length = length.toMillis();
    this.slide = slide.toMillis();
  }

  /** As published. */
  public String label() {
    return label;
  }

  /** Of a window, in milliseconds. */
  public long length() {
    return length;
  }

  /** Of a pane, in milliseconds. */
  public long slide() {
    return slide;
  }

  /** Start of the pane an instant falls into. */
  public long pane(long instant) {
    return instant - Math.floorMod(instant, slide);
  }

  /** The least end of a window after an instant, MIN_VALUE included. */
  public long nextEnd(long instant) {
    return (Math.floorDiv(instant, slide) + 1) * slide;
  }

  /** Whether windows of this size end at an instant. */
  public boolean endsAt(long instant) {
    return Math.floorMod(instant, slide) == 0;
  }

  /**
   * Panes are kept in blocks of the length of a window, so that a window touches two of them at
   * most.
   */
  long block(long pane) {
    return pane - Math.floorMod(pane, length);
  }
}
