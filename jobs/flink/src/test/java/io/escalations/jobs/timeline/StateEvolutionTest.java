package io.escalations.jobs.timeline;

import static io.escalations.core.testing.Events.at;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.event.TimelineEvent;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.policies.PolicyRecord;
import io.escalations.schemas.event.Priority;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State written today must be read by a build whose records have one more field, and none of it by
 * Kryo.
 */
class StateEvolutionTest {
  static List<Record> stateRecords() {
    return List.of(
        at("10:00", CASE_OPENED)
            .priority(Priority.P1)
            .tier(2)
            .dueAt(7L)
            .compensation("12.50", "EUR")
            .build(),
        new PublishedAlert("resolution", 1, 100, 2, true, 5, null, "v1"),
        new PublishedRow(4, "", 2, 9),
        new CaseDelta(
            List.of(at("10:00", CASE_OPENED).build()),
            List.of(new PublishedAlert("resolution", 1, 75, 1, true, 3, 5L, "v1")),
            List.of(new PublishedRow(3, "resolution", 1, 4)),
            6L,
            7L,
            8L,
            null,
            9L),
        new CaseDelta(
            List.of(), List.of(), List.of(), null, null, 8, new RetiredEvents(3, 4, 5), 9),
        new RetiredEvents(3, 4, 5),
        new HeldInput(
            new CaseArrival(
                "case", at("10:00", CASE_OPENED).build(), "text", null, 2, 3, 4, true, 5)),
        new PolicyRecord("v1", "version: v1", 0, 1, 2));
  }

  @ParameterizedTest
  @MethodSource("stateRecords")
  void aLaterBuildReadsIt(Record written, @TempDir Path directory) throws Exception {
    List<Class<?>> records =
        List.of(
            TimelineEvent.class,
            CaseDelta.class,
            RetiredEvents.class,
            HeldInput.class,
            CaseArrival.class,
            PublishedRow.class,
            PublishedAlert.class,
            PolicyRecord.class);
    try (LaterBuild build = LaterBuild.of(directory, records)) {
      DataOutputSerializer state = new DataOutputSerializer(256);
      DataOutputSerializer snapshot = new DataOutputSerializer(256);
      write(serializer(written.getClass()), written, state, snapshot);

      Object read =
          read(serializer(build.loadClass(written.getClass().getName())), build, state, snapshot);

      assertThat(read.getClass().getRecordComponents())
          .extracting(RecordComponent::getName)
          .contains(LaterBuild.ADDED);
      assertThat(read.toString().replaceAll(", " + LaterBuild.ADDED + "=null", ""))
          .isEqualTo(written.toString());
    }
  }

  private static TypeSerializer<Object> serializer(Class<?> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    @SuppressWarnings("unchecked")
    TypeSerializer<Object> serializer =
        (TypeSerializer<Object>) TypeInformation.of(type).createSerializer(config);
    return serializer;
  }

  private static void write(
      TypeSerializer<Object> serializer,
      Object value,
      DataOutputSerializer state,
      DataOutputSerializer snapshot)
      throws IOException {
    serializer.serialize(value, state);
    TypeSerializerSnapshot.writeVersionedSnapshot(snapshot, serializer.snapshotConfiguration());
  }

  /**
   * What a state backend does on restore: asks whether the state must be migrated, and reads it by
   * the old schema.
   */
  private static Object read(
      TypeSerializer<Object> later,
      ClassLoader build,
      DataOutputSerializer state,
      DataOutputSerializer snapshot)
      throws IOException {
    DataInputDeserializer input = new DataInputDeserializer(snapshot.getCopyOfBuffer());
    TypeSerializerSnapshot<Object> earlier =
        TypeSerializerSnapshot.readVersionedSnapshot(input, build);
    TypeSerializerSchemaCompatibility<Object> compatibility =
        later.snapshotConfiguration().resolveSchemaCompatibility(earlier);
    assertThat(compatibility.isCompatibleAfterMigration()).isTrue();
    return earlier
        .restoreSerializer()
        .deserialize(new DataInputDeserializer(state.getCopyOfBuffer()));
  }
}
