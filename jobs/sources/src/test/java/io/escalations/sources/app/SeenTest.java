package io.escalations.sources.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.escalations.sources.product.RawRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Seen seen = new Seen(Duration.ofMinutes(5), Map.of());

  private List<String> fresh(String id, long at, long reached, boolean metNow) {
    RawRecord record = new RawRecord(id, "1", at, NullNode.getInstance());
    return seen.fresh(List.of(record), reached, metNow).stream().map(RawRecord::id).toList();
  }

  @Test
  void aRecordIsNewOnce() {
    assertThat(fresh("a", 10 * HOUR, 10 * HOUR, true)).containsExactly("a");
    assertThat(fresh("a", 10 * HOUR, 10 * HOUR, true)).isEmpty();
  }

  @Test
  void anOldRecordIsNewWhileHistoryIsRead() {
    assertThat(fresh("a", HOUR, 10 * HOUR, false)).containsExactly("a");
    assertThat(fresh("b", HOUR, 10 * HOUR, true)).isEmpty();
  }

  @Test
  void keepsTheLastHour() {
    fresh("a", 10 * HOUR, 10 * HOUR, true);
    fresh("b", 11 * HOUR, 10 * HOUR, true);
    assertThat(seen.keep(11 * HOUR + 1)).containsOnlyKeys("b");
    assertThat(new Seen(Duration.ZERO, Map.of("b", 11 * HOUR)).keep(11 * HOUR))
        .containsOnlyKeys("b");
  }
}
