package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.cli.accounting.Refusal;
import io.escalations.cli.accounting.Refused;
import io.escalations.cli.accounting.SentRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLocatorTest {
  private static final int PARTITIONS = 4;
  private static final String HEARTBEAT =
      "{\"event_id\":\"H1\",\"type\":\"HEARTBEAT\",\"occurred_at\":\"2016-05-16T12:30:00Z\"}";

  @TempDir Path directory;

  @Test
  void findsEachRecordInItsFileWhateverWasWrittenInBetween() throws IOException {
    Path first = Files.write(directory.resolve("a.jsonl"), lines(0, 50));
    Path second = Files.write(directory.resolve("b.jsonl"), lines(50, 100));
    SentRecords sent = new SentRecords();
    List<Refusal> refusals = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    Partitions partitions = new Partitions(PARTITIONS);
    long[] ends = {100, 200, 300, 400};
    for (Path file : List.of(first, second)) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (line.equals(HEARTBEAT)) {
          continue;
        }
        ReplayRecord record = ReplayRecord.of(line.getBytes(StandardCharsets.UTF_8));
        int partition = partitions.next(record.key());
        ends[partition] += number % 7 == 0 ? 3 : 1; // others write, too
        sent.add(partition, ends[partition]);
        if (number % 5 == 0) {
          refusals.add(new Refusal(partition, ends[partition], "NOT_JSON", "line " + number));
          expected.add(file + ":" + number);
        }
      }
    }

    List<Refused> located =
        new RecordLocator(List.of(first, second), PARTITIONS).locate(refusals, sent, 100);

    assertThat(located).extracting(Refused::place).containsExactlyElementsOf(expected);
    assertThat(located).allMatch(refused -> refused.place().endsWith(number(refused)));
    assertThat(new RecordLocator(List.of(first, second), PARTITIONS).locate(refusals, sent, 3))
        .extracting(Refused::place)
        .containsExactlyElementsOf(expected.subList(0, 3));
  }

  private static String number(Refused refused) {
    return refused.detail().replace("line ", ":");
  }

  private static List<String> lines(int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      lines.add(
          switch (i % 4) {
            case 0 -> "no json";
            case 1 -> HEARTBEAT;
            default -> "{\"case_id\":\"C" + i + "\"}";
          });
    }
    return lines;
  }
}
