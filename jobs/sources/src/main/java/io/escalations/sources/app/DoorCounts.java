package io.escalations.sources.app;

import io.escalations.schemas.source.DoorState;
import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.door.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Counts what comes to the door, by source. A kill loses what was not written. Thread-safe. */
final class DoorCounts {
  private final Producer<byte[], byte[]> producer;
  private final LongSupplier clock;
  private final Map<String, DoorState> states = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /**
   * @param clock epoch milliseconds UTC
   */
  DoorCounts(Producer<byte[], byte[]> producer, LongSupplier clock) {
    this.producer = producer;
    this.clock = clock;
  }

  synchronized void restore(DoorState state) {
    states.put(state.source(), state);
  }

  synchronized void count(String source, Answer answer) {
    DoorState state = states.getOrDefault(source, new DoorState(source, 0, 0, 0, 0, 0, null));
    states.put(
        source,
        new DoorState(
            source,
            state.accepted() + one(answer, Answer.ACCEPTED),
            state.unsigned() + one(answer, Answer.UNSIGNED),
            state.tooLarge() + one(answer, Answer.TOO_LARGE),
            state.tooMany() + one(answer, Answer.TOO_MANY),
            state.unreadable() + one(answer, Answer.UNREADABLE),
            answer == Answer.ACCEPTED ? Long.valueOf(clock.getAsLong()) : state.lastAt()));
    changed.add(source);
  }

  /** Writes what has changed since the last time. */
  @SuppressWarnings("FutureReturnValueIgnored") // what is lost is counted on with the next one
  void write() {
    List<SourceState> written = new ArrayList<>();
    synchronized (this) {
      changed.forEach(source -> written.add(SourceState.of(states.get(source))));
      changed.clear();
    }
    for (SourceState state : written) {
      producer.send(
          new ProducerRecord<>(
              Topics.SOURCE_STATES.name(),
              Topics.SOURCE_STATES.key(state),
              Topics.SOURCE_STATES.encode(state)));
    }
  }

  private static int one(Answer answer, Answer counted) {
    return answer == counted ? 1 : 0;
  }
}
