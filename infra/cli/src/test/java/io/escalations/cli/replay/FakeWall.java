package io.escalations.cli.replay;

/** A wall clock that moves only when someone sleeps, or is told to. */
final class FakeWall implements WallClock {
  private long now = 1_000_000;

  @Override
  public long millis() {
    return now;
  }

  @Override
  public void sleepUntil(long millis) {
    now = Math.max(now, millis);
  }

  void pass(long millis) {
    now += millis;
  }
}
