package io.escalations.sources.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.importer.record.MappedRecord;
import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.record.Snapshot;
import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.app.MapMemory.Mapped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps records as they came to case events, a batch at a time; events, counts, snapshots and how
 * far was read are one transaction.
 */
final class MapperLoop {
  private static final Logger LOG = LoggerFactory.getLogger(MapperLoop.class);
  private static final Duration TURN = Duration.ofMillis(200);
  private static final long FORGET_EVERY = Duration.ofMinutes(10).toMillis();
  private static final JsonMapper JSON = new JsonMapper();

  private final MapperInput input;
  private final MapperJournal journal;
  private final MapMemory memory;
  private final Map<String, RecordMapper> mappers;
  private final LongSupplier clock;
  private long forgotAt;

  /**
   * @param mappers by the name of their source
   * @param clock epoch milliseconds UTC
   */
  MapperLoop(
      MapperInput input,
      MapperJournal journal,
      MapMemory memory,
      Map<String, RecordMapper> mappers,
      LongSupplier clock) {
    this.input = input;
    this.journal = journal;
    this.memory = memory;
    this.mappers = mappers;
    this.clock = clock;
  }

  void turn() {
    ConsumerRecords<byte[], byte[]> records = input.poll(TURN);
    if (records.isEmpty()) {
      return;
    }
    List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String source = RawHeaders.text(record, RawHeaders.SOURCE);
      Mapped mapped = map(source, record, events);
      mapped.refused().forEach(text -> LOG.warn("{}: {}", source, text));
      memory.count(source, mapped, clock.getAsLong());
    }
    long now = clock.getAsLong();
    if (now - forgotAt >= FORGET_EVERY) {
      memory.forgetBefore(now);
      forgotAt = now;
    }
    journal.commit(events, memory.takeChanges(), input.offsets());
  }

  private Mapped map(
      String source,
      ConsumerRecord<byte[], byte[]> record,
      List<ProducerRecord<byte[], byte[]>> events) {
    RecordMapper mapper = mappers.get(source);
    if (mapper == null) {
      return refused(record, "the sources file names no source '" + source + "' any more");
    }
    try {
      JsonNode payload = JSON.readTree(record.value());
      return map(source, mapper, payload, record, events);
    } catch (JsonProcessingException e) {
      return refused(record, "is no JSON: " + e.getOriginalMessage());
    } catch (RuntimeException e) { // one record must not stop all that come after it
      LOG.error("{}: a record cannot be mapped", source, e);
      return refused(record, "cannot be mapped: " + e);
    } catch (IOException e) {
      return refused(record, "cannot be read: " + e.getMessage());
    }
  }

  private Mapped map(
      String source,
      RecordMapper mapper,
      JsonNode payload,
      ConsumerRecord<byte[], byte[]> record,
      List<ProducerRecord<byte[], byte[]>> events) {
    String caseId = caseOf(mapper, payload);
    List<Snapshot> kept =
        caseId != null && mapper.keepsSnapshots() ? memory.snapshots(source, caseId) : List.of();
    MappedRecord mapped = mapper.map(payload, kept);
    mapped.events().forEach(event -> events.add(event(event, record)));
    if (caseId != null && mapper.keepsSnapshots()) {
      memory.keep(source, caseId, mapped.snapshots(), clock.getAsLong());
    }
    return new Mapped(
        mapped.skipped(),
        mapped.caseId() == null && !mapped.skipped(),
        mapped.events().size(),
        mapped.refused().stream().map(one -> shown(record, one.getMessage())).toList());
  }

  /** Null if there is none; mapping the record says why. */
  private static String caseOf(RecordMapper mapper, JsonNode payload) {
    try {
      return mapper.caseOf(payload);
    } catch (RowRefused e) {
      return null;
    }
  }

  private static Mapped refused(ConsumerRecord<byte[], byte[]> record, String reason) {
    return new Mapped(false, true, 0, List.of(shown(record, reason)));
  }

  /** With where it is kept as it came. */
  private static String shown(ConsumerRecord<byte[], byte[]> record, String reason) {
    return "record "
        + RawHeaders.text(record, RawHeaders.ID)
        + " ("
        + record.topic()
        + " "
        + record.partition()
        + "/"
        + record.offset()
        + "): "
        + reason;
  }

  private static ProducerRecord<byte[], byte[]> event(
      CaseEvent event, ConsumerRecord<byte[], byte[]> from) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.CASE_EVENTS.name(),
            Topics.CASE_EVENTS.key(event),
            Topics.CASE_EVENTS.encode(event));
    Header alerts = from.headers().lastHeader(SlaAlert.HEADER);
    if (alerts != null) {
      record.headers().add(alerts);
    }
    return record;
  }
}
