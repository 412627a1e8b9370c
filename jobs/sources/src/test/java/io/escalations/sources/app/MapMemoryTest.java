package io.escalations.sources.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.record.Snapshot;
import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.app.MapMemory.Mapped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapMemoryTest {
  private static final long AT = 1_700_000_000_000L;

  private final MapMemory memory = new MapMemory();

  private MapMemory restored() {
    MapMemory other = new MapMemory();
    memory
        .takeChanges()
        .values()
        .forEach(
            state ->
                other.restore(
                    Topics.SOURCE_STATES.decode(Topics.SOURCE_STATES.encode(state.orElseThrow()))));
    return other;
  }

  @Test
  void whatIsWrittenIsRememberedByTheNextProcess() {
    List<Snapshot> snapshots =
        List.of(new Snapshot(AT, Map.of("state", "open")), new Snapshot(AT + 1, Map.of()));
    memory.keep("desk", "7", snapshots, AT);
    memory.count("desk", new Mapped(false, false, 2, List.of("a", "b")), AT);
    MapMemory other = restored();
    assertThat(other.snapshots("desk", "7")).isEqualTo(snapshots);
    other.count("desk", new Mapped(false, true, 1, List.of("c", "d", "e", "f")), AT);
    SourceState counts = other.takeChanges().get("map desk").orElseThrow();
    assertThat(counts.map().records()).isEqualTo(2);
    assertThat(counts.map().events()).isEqualTo(3);
    assertThat(counts.map().refused()).isEqualTo(6);
    assertThat(counts.map().withoutCase()).isEqualTo(1);
    assertThat(counts.map().lastRefused()).containsExactly("b", "c", "d", "e", "f");
  }

  @Test
  void casesThatNothingIsHeardOfAreForgotten() {
    memory.keep("desk", "7", List.of(new Snapshot(0, Map.of())), AT);
    memory.takeChanges();
    memory.forgetBefore(AT + Duration.ofDays(89).toMillis());
    assertThat(memory.snapshots("desk", "7")).hasSize(1);
    memory.forgetBefore(AT + Duration.ofDays(91).toMillis());
    assertThat(memory.snapshots("desk", "7")).isEmpty();
    assertThat(memory.takeChanges())
        .containsExactly(Map.entry("snapshots desk 7", Optional.empty()));
  }
}
