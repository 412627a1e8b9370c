package io.escalations.cli.replay;

import io.escalations.schemas.UserError;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for something as long as there is movement on the way to it. */
final class Patience {
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final WallClock clock;
  private final Duration limit;
  private final Runnable meanwhile;

  /**
   * @param limit how long nothing may move before it is given up
   * @param meanwhile run at each look
   */
  Patience(WallClock clock, Duration limit, Runnable meanwhile) {
    this.clock = clock;
    this.limit = limit;
    this.meanwhile = meanwhile;
  }

  /**
   * What was seen: whether it is enough, and where things stand, to be compared with what is seen
   * next.
   */
  record Sight(boolean enough, Object state) {}

  /**
   * @param whatIsMissing for the message when nothing has moved for too long
   * @throws UserError when nothing has moved for too long
   */
  void await(Supplier<Sight> look, String whatIsMissing) {
    Sight last = look.get();
    long movedAt = clock.millis();
    while (!last.enough()) {
      clock.sleepUntil(clock.millis() + LOOK_AGAIN_MILLIS);
      if (Thread.currentThread().isInterrupted()) {
        throw new UserError("interrupted while waiting: " + whatIsMissing);
      }
      meanwhile.run();
      Sight next = look.get();
      if (!next.state().equals(last.state())) {
        movedAt = clock.millis();
      } else if (!next.enough() && clock.millis() - movedAt > limit.toMillis()) {
        throw new UserError(
            whatIsMissing
                + ", and nothing has moved for "
                + limit.toSeconds()
                + " s: see ./escalations status");
      }
      last = next;
    }
  }
}
