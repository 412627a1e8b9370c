package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.cli.replay.Patience.Sight;
import io.escalations.schemas.UserError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final FakeWall wall = new FakeWall();
  private final AtomicLong looks = new AtomicLong();
  private final Patience patience =
      new Patience(wall, Duration.ofSeconds(10), looks::incrementAndGet);

  @Test
  void waitsAsLongAsSomethingMoves() {
    AtomicLong offset = new AtomicLong();
    patience.await(() -> new Sight(offset.incrementAndGet() == 1000, offset.get()), "not there");
    assertThat(looks.get()).isEqualTo(999);
    assertThat(wall.millis()).isGreaterThanOrEqualTo(1_000_000 + 99_900);
  }

  @Test
  void givesUpWhenNothingMoves() {
    assertThatThrownBy(
            () -> patience.await(() -> new Sight(false, 5), "the job has not come so far"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "the job has not come so far, and nothing has moved for 10 s: see ./escalations"
                + " status");
  }

  @Test
  void doesNotLookTwiceAtWhatIsThere() {
    patience.await(() -> new Sight(true, 5), "not there");
    assertThat(looks.get()).isZero();
  }
}
