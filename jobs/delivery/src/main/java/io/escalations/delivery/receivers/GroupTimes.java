package io.escalations.delivery.receivers;

import java.time.Duration;

/**
 * How alerts of a route wait for each other.
 *
 * @param waitMillis the first of a group waits so long for others
 * @param intervalMillis the message of a group counts on no more often; and as long as one joins
 *     within it, the group goes on
 * @param repeatMillis who has not answered is reminded after it
 * @param singly so many alerts of one kind within the interval have messages of their own
 */
public record GroupTimes(long waitMillis, long intervalMillis, long repeatMillis, int singly) {
  public static final GroupTimes DEFAULT =
      new GroupTimes(0, Duration.ofMinutes(5).toMillis(), Duration.ofHours(4).toMillis(), 5);
}
