package io.escalations.jobs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseCacheTest {
  /** Each weighs as much as five events. */
  private static final int ROOM = CaseCache.MAX_WEIGHT / 5;

  private final CaseCache cache = new CaseCache();

  @Test
  void evictsNothingWhileThereIsRoom() {
    add(0, ROOM);

    cache.evict();

    assertThat(cache.get("0")).isNotNull();
  }

  @Test
  void evictsTheEldestThatWasNotUsedSinceItCameUpLast() {
    add(0, ROOM + 1);
    cache.evict(); // all were used when they came, so all get a second chance and the eldest goes
    assertThat(cache.get("0")).isNull();

    cache.get("1");
    add(ROOM + 1, ROOM + 2);
    cache.evict();

    assertThat(cache.get("1")).isNotNull();
    assertThat(cache.get("2")).isNull();
    assertThat(cache.get("3")).isNotNull();
  }

  @Test
  void theOneThatCameLastStays() {
    add(0, ROOM);
    cache.evict();
    add(ROOM, ROOM + 1);
    cache.evict();

    assertThat(cache.get(String.valueOf(ROOM))).isNotNull();
  }

  private void add(int from, int to) {
    for (int i = from; i < to; i++) {
      cache.add(CaseEntry.of(String.valueOf(i), List.of()));
    }
  }
}
