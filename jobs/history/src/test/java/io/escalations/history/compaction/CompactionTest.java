package io.escalations.history.compaction;

import static io.escalations.history.compaction.SmallFiles.CASES;
import static io.escalations.history.compaction.SmallFiles.EVENTS;
import static io.escalations.history.compaction.SmallFiles.caseRow;
import static io.escalations.history.compaction.SmallFiles.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.history.parquet.ParquetCodecs;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final String DAY = "case_events/quarter=2016Q1/date=2016-03-01";
  private static final String NEXT_DAY = "case_events/quarter=2016Q1/date=2016-03-02";
  private static final String QUARTER = "cases/quarter=2016Q1";

  @TempDir Path lake;

  @Test
  void eachFolderHasOneFileWhoseRowsAreSortedByCase() throws IOException {
    writeSmallFiles();
    List<String> events = SmallFiles.rows(lake, "case_events");
    List<String> cases = SmallFiles.rows(lake, "cases");

    CompactionReport report = compact();

    assertThat(SmallFiles.files(lake, "case_events")).hasSize(2);
    assertThat(SmallFiles.files(lake, "cases")).hasSize(1);
    assertThat(SmallFiles.rows(lake, "case_events")).isEqualTo(events);
    assertThat(SmallFiles.rows(lake, "cases")).isEqualTo(cases);
    List<String> inFile = SmallFiles.rows(SmallFiles.files(lake, "case_events").get(0));
    assertThat(inFile).extracting(CompactionTest::caseIdOf).isSorted();
    assertThat(report.filesBefore()).isEqualTo(7);
    assertThat(report.filesAfter()).isEqualTo(3);
    assertThat(report.rows()).isEqualTo(events.size() + cases.size());
    assertThat(report.problems()).isEmpty();
    assertThat(compact().text()).isEqualTo("nothing to merge");
    assertThat(lake.resolve(".compaction")).doesNotExist();
  }

  @Test
  void whereverItIsKilledTheRowsAreThereOnce() throws IOException {
    writeSmallFiles();
    List<String> events = SmallFiles.rows(lake, "case_events");
    List<String> cases = SmallFiles.rows(lake, "cases");
    int steps = 0;
    for (boolean killed = true; killed; steps++) {
      try {
        Compaction.run(lake, PATIENCE, new KilledBefore(steps));
        killed = false;
      } catch (Killed e) {
        assertThat(SmallFiles.rows(lake, "case_events")).as("step %d", steps).isEqualTo(events);
        assertThat(SmallFiles.rows(lake, "cases")).as("step %d", steps).isEqualTo(cases);
      }
    }
    assertThat(steps).isGreaterThan(10);
    assertThat(SmallFiles.rows(lake, "case_events")).isEqualTo(events);
    assertThat(SmallFiles.rows(lake, "cases")).isEqualTo(cases);
    assertThat(SmallFiles.files(lake, "case_events")).hasSize(2);
    assertThat(lake.resolve(".compaction")).doesNotExist();
  }

  @Test
  void aFileThatComesWhileOthersAreMergedStays() throws IOException {
    writeSmallFiles();
    List<String> before = SmallFiles.rows(lake, "case_events");
    Path late = lake.resolve(DAY).resolve("events-late.parquet");
    Path newDay = lake.resolve("case_events/quarter=2016Q1/date=2016-03-31/events-new.parquet");
    FileOperations whileMerging =
        new ForwardedFiles() {
          private boolean came;

          @Override
          public void force(Path file) throws IOException {
            super.force(file);
            if (!came && file.toString().contains("case_events")) {
              came = true;
              SmallFiles.write(late, EVENTS, List.of(event(EVENTS, "C-late", 1)));
              SmallFiles.write(newDay, EVENTS, List.of(event(EVENTS, "C-new", 2)));
            }
          }
        };

    Compaction.run(lake, PATIENCE, whileMerging);

    assertThat(late).exists();
    assertThat(newDay).exists();
    assertThat(SmallFiles.rows(lake, "case_events")).hasSize(before.size() + 2);
    compact();
    assertThat(late).doesNotExist();
    assertThat(SmallFiles.rows(lake, "case_events")).hasSize(before.size() + 2);
  }

  @Test
  void columnsOfAllFilesAreKept() throws IOException {
    MessageType older =
        MessageTypeParser.parseMessageType(
            """
            message case_events {
              required binary event_id (STRING);
              required binary case_id (STRING);
              required int64 occurred_at (TIMESTAMP(MILLIS, true));
              required int64 sequence;
            }
            """);
    MessageType newer =
        MessageTypeParser.parseMessageType(
            """
            message case_events {
              required binary event_id (STRING);
              required binary case_id (STRING);
              required int64 occurred_at (TIMESTAMP(MILLIS, true));
              required int64 sequence;
              optional int32 tier;
              required binary colour (STRING);
              optional group attributes (MAP) {
                repeated group key_value {
                  required binary key (STRING);
                  optional binary value (STRING);
                }
              }
            }
            """);
    Group coloured = event(newer, "C-2", 2).append("tier", 3).append("colour", "blue");
    Group pair = coloured.addGroup("attributes").addGroup(0);
    pair.append("key", "plan").append("value", "gold");
    write(DAY, "events-1", older, List.of(event(older, "C-1", 1)));
    write(DAY, "events-2", newer, List.of(coloured));
    write(DAY, "events-3", EVENTS, List.of(event(EVENTS, "C-3", 3).append("tier", 1)));

    compact();

    assertThat(SmallFiles.rows(SmallFiles.files(lake, "case_events").get(0)))
        .satisfiesExactly(
            row -> assertThat(row).contains("C-1").doesNotContain("colour").doesNotContain("tier"),
            row -> assertThat(row).contains("C-2", "tier: 3", "colour: blue", "plan", "gold"),
            row -> assertThat(row).contains("C-3", "tier: 1").doesNotContain("colour"));
  }

  @Test
  void aFolderWithAFileThatCannotBeReadStaysAsItIs() throws IOException {
    writeSmallFiles();
    Path whole = lake.resolve(DAY).resolve("events-0.parquet");
    byte[] bytes = Files.readAllBytes(whole);
    Path cutOff = lake.resolve(DAY).resolve("events-cut.parquet");
    Files.write(cutOff, Arrays.copyOf(bytes, bytes.length / 2));
    List<Path> before = SmallFiles.files(lake, DAY);

    CompactionReport report = compact();

    assertThat(SmallFiles.files(lake, DAY)).isEqualTo(before);
    assertThat(SmallFiles.files(lake, NEXT_DAY)).hasSize(1);
    assertThat(report.problems())
        .singleElement()
        .asString()
        .startsWith(cutOff + ": is no whole Parquet file");
  }

  @Test
  void aColumnOfAnotherTypeIsNamed() throws IOException {
    MessageType other =
        MessageTypeParser.parseMessageType(
            "message cases { required binary case_id (STRING); required binary version (STRING);"
                + " }");
    Path foreign = lake.resolve(QUARTER).resolve("rows-2.parquet");
    write(QUARTER, "rows-1", CASES, List.of(caseRow("C-1", 1)));
    SmallFiles.write(
        foreign,
        other,
        List.of(new SimpleGroup(other).append("case_id", "C-1").append("version", "one")));

    assertThat(compact().problems())
        .singleElement()
        .asString()
        .contains("column version is", foreign.toString());
    assertThat(SmallFiles.files(lake, "cases")).hasSize(2);
  }

  @Test
  void moreRowsThanFitIntoMemoryAreSorted() throws IOException {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 45_000).boxed().toList());
    Collections.shuffle(numbers, new Random(1));
    for (int part = 0; part < 3; part++) {
      write(
          QUARTER,
          "rows-" + part,
          CASES,
          numbers.subList(part * 15_000, (part + 1) * 15_000).stream()
              .map(number -> caseRow("C-" + number, number))
              .toList());
    }

    compact();

    List<String> ids =
        SmallFiles.rows(SmallFiles.files(lake, "cases").get(0)).stream()
            .map(CompactionTest::caseIdOf)
            .toList();
    assertThat(ids)
        .isEqualTo(
            IntStream.range(0, 45_000)
                .mapToObj(number -> "case_id: C-" + number)
                .sorted()
                .toList());
    write(QUARTER, "rows-late", CASES, List.of(caseRow("C-1", 99_999)));
    compact();
    assertThat(SmallFiles.files(lake, "cases")).hasSize(1);
    assertThat(SmallFiles.rows(lake, "cases")).hasSize(45_001);
  }

  @Test
  void statisticsTellWhichFileACaseIsNotIn() throws IOException {
    writeSmallFiles();
    compact();
    Path file = SmallFiles.files(lake, "cases").get(0);
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file), PlainReadOptions.of(new ParquetCodecs()))) {
      BlockMetaData rowGroup = reader.getFooter().getBlocks().get(0);
      ColumnChunkMetaData caseId =
          rowGroup.getColumns().stream()
              .filter(column -> column.getPath().toDotString().equals("case_id"))
              .findFirst()
              .orElseThrow();
      BloomFilter filter = reader.readBloomFilter(caseId);
      assertThat(filter.findHash(filter.hash(Binary.fromString("C-3")))).isTrue();
      assertThat(filter.findHash(filter.hash(Binary.fromString("absent")))).isFalse();
      assertThat(caseId.getStatistics().hasNonNullValue()).isTrue();
      assertThat(reader.readColumnIndex(caseId)).isNotNull();
      assertThat(reader.readOffsetIndex(caseId)).isNotNull();
    }
  }

  @Test
  void foldersKeepTheirFilesWhileTheLakeIsRead() throws IOException {
    writeSmallFiles();
    List<Path> before = SmallFiles.files(lake, "case_events");
    Files.createDirectories(LakeLock.folder(lake));
    try (HeldLakes held = HeldLakes.of(List.of(lake.resolve("case_events")))) {
      assertThat(held.inputs()).hasSize(1);
      // Within one process a second lock waits for the first; so does one of another process.
      assertThatThrownBy(this::compact)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("it is being read");
    }
    assertThat(SmallFiles.files(lake, "case_events")).isEqualTo(before);
    compact();
    assertThat(SmallFiles.files(lake, "case_events")).hasSize(2);
  }

  @Test
  void whatIsNoLakeIsLeftAlone() throws IOException {
    Files.writeString(lake.resolve("notes.txt"), "mine", StandardCharsets.UTF_8);
    assertThatThrownBy(this::compact)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is no lake: it has none of the folders");
    assertThat(lake.resolve(".locks")).doesNotExist();
  }

  private CompactionReport compact() {
    return Compaction.run(lake, PATIENCE, FileOperations.POSIX);
  }

  /** Two days of events in two files each and a hidden one, and a quarter of cases in three. */
  private void writeSmallFiles() throws IOException {
    for (int file = 0; file < 2; file++) {
      write(DAY, "events-" + file, EVENTS, events(file));
      write(NEXT_DAY, "events-" + file, EVENTS, events(file + 10));
    }
    for (int file = 0; file < 3; file++) {
      int version = file;
      write(
          QUARTER,
          "rows-" + file,
          CASES,
          IntStream.of(5, 3, 9, 1)
              .mapToObj(number -> caseRow("C-" + number, version * 10L + number))
              .toList());
    }
  }

  private static List<Group> events(int file) {
    return IntStream.of(7, 2, 5)
        .mapToObj(number -> event(EVENTS, "C-" + number, file * 100L + number))
        .toList();
  }

  private void write(String folder, String name, MessageType schema, List<Group> rows)
      throws IOException {
    SmallFiles.write(lake.resolve(folder).resolve(name + ".parquet"), schema, rows);
  }

  private static String caseIdOf(String row) {
    return row.lines().filter(line -> line.startsWith("case_id: ")).findFirst().orElseThrow();
  }

  /** Thrown where a process would end: nothing is cleaned up after it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class KilledBefore extends ForwardedFiles {
    private int left;

    KilledBefore(int steps) {
      left = steps;
    }

    @Override
    void step() {
      if (left-- == 0) {
        throw new Killed();
      }
    }
  }

  /** The operating system's operations. */
  private static class ForwardedFiles implements FileOperations {
    void step() {}

    @Override
    public void createFolder(Path folder) throws IOException {
      step();
      POSIX.createFolder(folder);
    }

    @Override
    public void force(Path file) throws IOException {
      step();
      POSIX.force(file);
    }

    @Override
    public void link(Path name, Path existing) throws IOException {
      step();
      POSIX.link(name, existing);
    }

    @Override
    public void exchange(Path one, Path other) throws IOException {
      step();
      POSIX.exchange(one, other);
    }

    @Override
    public void delete(Path file) throws IOException {
      step();
      POSIX.delete(file);
    }
  }
}
