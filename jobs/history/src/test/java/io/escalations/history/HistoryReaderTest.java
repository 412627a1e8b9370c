package io.escalations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {
  private static final long NINE = 1_456_822_800_000L;
  private static final CaseEvent OPENED =
      CaseEvent.builder("e1", "C-1", EventType.CASE_OPENED, NINE).tier(1).build();

  @TempDir Path directory;

  @Test
  void readsLinesPackedOrNot() throws IOException {
    byte[] line = CaseEventWriter.write(OPENED);
    Path plain = Files.write(directory.resolve("a.jsonl"), line);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(line);
    }
    Path zipped = Files.write(directory.resolve("b.jsonl.gz"), packed.toByteArray());
    assertThat(events(plain, zipped)).containsExactly(OPENED, OPENED);
    List<HistoryRecord> records = records(plain, zipped);
    assertThat(records.get(0).contentDigest()).isEqualTo(records.get(1).contentDigest());
  }

  @Test
  void refusesLinesAsThePipelineDoes() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("bad.jsonl"),
            String.join(
                "\n",
                "no json",
                "{\"event_id\":\"e\",\"case_id\":\"c\",\"type\":\"CLOSED\"}",
                "{\"event_id\":\"e\",\"case_id\":\"c\",\"type\":\"ODD\","
                    + "\"occurred_at\":\"2016-03-01T09:00:00Z\"}",
                "{\"event_id\":\"e\",\"case_id\":\"c\",\"type\":\"CLOSED\","
                    + "\"occurred_at\":\"2016-03-01T09:00:00\"}",
                "x".repeat(5_000_000),
                "{\"event_id\":\"h\",\"type\":\"HEARTBEAT\","
                    + "\"occurred_at\":\"2030-03-01T09:00:00Z\"}"));
    List<HistoryRecord> records = records(file);
    assertThat(records)
        .extracting(HistoryRecord::reason)
        .containsExactly(
            RejectReason.NOT_JSON,
            RejectReason.MISSING_FIELD,
            RejectReason.UNKNOWN_TYPE,
            RejectReason.INVALID_FIELD,
            RejectReason.TOO_LARGE,
            null);
    assertThat(records.get(4).detail()).contains("5000000 bytes");
    assertThat(records.get(5).isHeartbeat()).isTrue();
  }

  @Test
  void readsALakeWhateverItsColumnsAndCodec() throws IOException {
    for (CompressionCodecName codec :
        List.of(CompressionCodecName.ZSTD, CompressionCodecName.UNCOMPRESSED)) {
      EventFiles.write(
          day(codec.name()).resolve("events.parquet"),
          codec,
          List.of(EventFiles.row("e-" + codec, "CASE_OPENED", NINE)));
    }
    Files.writeString(day("x").resolve(".part.inprogress.parquet"), "not yet whole");
    List<CaseEvent> events = events(directory.resolve("lake"));
    assertThat(events).extracting(CaseEvent::eventId).containsExactly("e-UNCOMPRESSED", "e-ZSTD");
    assertThat(events.get(0).occurredAt()).isEqualTo(NINE);
    assertThat(events.get(0).tier()).isEqualTo(2);
    assertThat(events.get(0).attributes()).containsEntry("region", "north");
  }

  @Test
  void refusesRowsThatAreNoEvents() throws IOException {
    Path file =
        EventFiles.write(
            day("x").resolve("events.parquet"),
            CompressionCodecName.ZSTD,
            List.of(
                EventFiles.row(null, "CLOSED", NINE),
                EventFiles.row("e2", "ODD", NINE),
                EventFiles.row("e3", "CLOSED", Long.MAX_VALUE / 2),
                EventFiles.row("e4", "CLOSED", NINE)));
    assertThat(records(file))
        .extracting(HistoryRecord::reason)
        .containsExactly(
            RejectReason.MISSING_FIELD,
            RejectReason.UNKNOWN_TYPE,
            RejectReason.INVALID_FIELD,
            null);
  }

  @Test
  void namesAFileThatIsCutOff() throws IOException {
    Path whole =
        EventFiles.write(
            day("x").resolve("events.parquet"),
            CompressionCodecName.ZSTD,
            List.of(EventFiles.row("e", "CLOSED", NINE)));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length - 20));
    assertThatThrownBy(() -> records(whole))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(whole + ": is no whole Parquet file")
        .hasMessageContaining("copy it again");
  }

  @Test
  void namesAFileOfAnotherKind() throws IOException {
    GenericRecord other =
        new GenericRecordBuilder(
                SchemaBuilder.record("other").fields().requiredString("case_id").endRecord())
            .set("case_id", "C-1")
            .build();
    Path foreign =
        EventFiles.write(
            day("x").resolve("events.parquet"), CompressionCodecName.ZSTD, List.of(other));
    assertThatThrownBy(() -> records(foreign))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it has no column event_id, type, occurred_at");
  }

  @Test
  void namesColumnsOfAnotherType() throws IOException {
    GenericRecord other =
        new GenericRecordBuilder(
                SchemaBuilder.record("case_events")
                    .fields()
                    .requiredString("event_id")
                    .requiredString("case_id")
                    .requiredString("type")
                    .requiredString("occurred_at")
                    .endRecord())
            .set("event_id", "e")
            .set("case_id", "C-1")
            .set("type", "CLOSED")
            .set("occurred_at", "2016-03-01")
            .build();
    Path foreign =
        EventFiles.write(
            day("x").resolve("events.parquet"), CompressionCodecName.ZSTD, List.of(other));
    assertThatThrownBy(() -> records(foreign))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("occurred_at is no whole number");
  }

  @Test
  void refusesWhatIsNoInput() throws IOException {
    Path csv = Files.writeString(directory.resolve("cases.csv"), "a,b");
    assertThatThrownBy(() -> records(csv)).hasMessageContaining("./escalations import");
    assertThatThrownBy(() -> records(directory.resolve("none.jsonl")))
        .hasMessageContaining("there is no such file");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThatThrownBy(() -> records(empty)).hasMessageContaining("is no lake");
  }

  private Path day(String name) throws IOException {
    return Files.createDirectories(
        directory.resolve("lake/case_events/quarter=2016Q1").resolve("date=" + name));
  }

  private static List<CaseEvent> events(Path... inputs) throws IOException {
    return records(inputs).stream().map(HistoryRecord::event).toList();
  }

  private static List<HistoryRecord> records(Path... inputs) throws IOException {
    List<HistoryRecord> records = new ArrayList<>();
    for (HistoryFile file : HistoryFiles.of(List.of(inputs))) {
      try (HistoryReader reader = HistoryReader.open(file)) {
        for (HistoryRecord next = reader.next(); next != null; next = reader.next()) {
          records.add(next);
        }
        assertThat(reader.bytesRead()).isEqualTo(file.bytes());
      }
    }
    return records;
  }
}
