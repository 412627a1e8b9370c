package io.escalations.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {
  @TempDir Path directory;

  @Test
  void knowsTheLinesOfARecord() throws IOException {
    assertThat(read("a,b\n\n1,\"x\ny\"\r\n2,z", 2))
        .extracting(TextRecord::line, TextRecord::endLine, TextRecord::values)
        .containsExactly(
            tuple(1L, 1L, List.of("a", "b")),
            tuple(3L, 4L, List.of("1", "x\ny")),
            tuple(5L, 5L, List.of("2", "z")));
  }

  @Test
  void goesOnBehindARecordThatAQuoteBreaks() throws IOException {
    assertThat(read("a,b\n1,\"x \"y\" z\nmore, and more, text\"\n2,z\n", 2))
        .extracting(TextRecord::line, TextRecord::endLine, record -> record.fault() != null)
        .containsExactly(tuple(1L, 1L, false), tuple(2L, 3L, true), tuple(4L, 4L, false));
  }

  @Test
  void goesOnBehindAQuoteThatNothingCloses() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n1,\"x\n");
    for (int row = 0; row < 300_000; row++) {
      text.append("2,some text that is long enough\n");
    }
    List<TextRecord> records = read(text.toString(), 2);
    assertThat(records).hasSize(300_002);
    assertThat(records.get(1).fault()).isNotNull();
    assertThat(records.get(300_001).line()).isEqualTo(300_002);
  }

  @Test
  void readsQuotesWithinValuesThatAreNotQuoted() throws IOException {
    assertThat(read("a,b\n1,5\" screen\n", 2).get(1).values()).containsExactly("1", "5\" screen");
  }

  @Test
  void namesTheEncodingOfTwoBytesALetter() throws IOException {
    Path file =
        Files.write(directory.resolve("e.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> CsvRecords.open(file, Dialect.USUAL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("encoding: UTF-16LE");
  }

  private List<TextRecord> read(String text, int width) throws IOException {
    Path file = Files.writeString(directory.resolve("e.csv"), text);
    List<TextRecord> found = new ArrayList<>();
    try (CsvRecords records = CsvRecords.open(file, Dialect.USUAL)) {
      records.expect(width, values -> values.size() == 2 && !values.get(0).isEmpty());
      for (TextRecord record = records.next(); record != null; record = records.next()) {
        found.add(record);
      }
    }
    return found;
  }
}
