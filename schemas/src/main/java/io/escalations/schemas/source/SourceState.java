package io.escalations.schemas.source;

import java.util.stream.Stream;

/**
 * One record of what the sources keep; exactly one component is there. The last record of a key
 * counts.
 */
public record SourceState(PollState poll, MapState map, DoorState door, KeptSnapshots snapshots) {
  public SourceState {
    long there =
        Stream.of(poll, map, door, snapshots).filter(component -> component != null).count();
    if (there != 1) {
      throw new IllegalArgumentException(there + " components, expected one");
    }
  }

  public static SourceState of(PollState poll) {
    return new SourceState(poll, null, null, null);
  }

  public static SourceState of(MapState map) {
    return new SourceState(null, map, null, null);
  }

  public static SourceState of(DoorState door) {
    return new SourceState(null, null, door, null);
  }

  public static SourceState of(KeptSnapshots snapshots) {
    return new SourceState(null, null, null, snapshots);
  }

  /** Key of the record. */
  public String key() {
    if (poll != null) {
      return "poll " + poll.source();
    }
    if (map != null) {
      return "map " + map.source();
    }
    if (door != null) {
      return "door " + door.source();
    }
    return "snapshots " + snapshots.source() + " " + snapshots.caseId();
  }
}
