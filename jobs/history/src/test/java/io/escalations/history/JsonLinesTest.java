package io.escalations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir Path directory;

  @Test
  void readsLinesAsTheyAre() throws IOException {
    String longest = "x".repeat(200_000);
    assertThat(lines(write("a.jsonl", "one\n\n  \r\ntwo\r\n" + longest + "\nend")))
        .containsExactly("one", "two\r", longest, "end");
  }

  @Test
  void readsNothing() throws IOException {
    assertThat(lines(write("a.jsonl", ""))).isEmpty();
    assertThat(lines(write("a.jsonl", "\n\n"))).isEmpty();
  }

  @Test
  void readsPackedFiles() throws IOException {
    assertThat(lines(Files.write(directory.resolve("a.jsonl.gz"), packed("one\ntwo\n"))))
        .containsExactly("one", "two");
  }

  @Test
  void saysWhereAFileIsBroken() throws IOException {
    byte[] whole = packed("one\ntwo\n".repeat(10_000));
    Path cut =
        Files.write(directory.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length - 10));
    assertThatThrownBy(() -> lines(cut))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cut.jsonl.gz: cannot be read after line ");
    Path plain = write("plain.jsonl.gz", "one\n");
    assertThatThrownBy(() -> lines(plain))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Not in GZIP format");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (JsonLines source = new JsonLines(file)) {
      for (byte[] line = source.next(); line != null; line = source.next()) {
        lines.add(new String(line, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }
}
