package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path directory;

  @Test
  void theLastErrorIsFoundWhereverItIs() throws IOException {
    Path log =
        Files.writeString(directory.resolve("part.log"), "INFO starting\nINFO still starting\n");
    Path printed =
        Files.writeString(
            directory.resolve("part.out"),
            "ERROR first\njava.lang.IllegalStateException: second\n\tat a.Frame\n");

    assertThat(LogFile.lastError(List.of(directory.resolve("missing.log"), log, printed)))
        .contains(new LogFile.Line(printed, "java.lang.IllegalStateException: second"));
  }
}
