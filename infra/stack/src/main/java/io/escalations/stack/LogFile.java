package io.escalations.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the line of a log that says what went wrong. */
final class LogFile {
  private static final int TAIL_BYTES = 64 * 1024;
  private static final int LONGEST_LINE = 400;
  private static final Pattern ERROR =
      Pattern.compile("\\b(ERROR|FATAL|Caused by:|Error:|\\w+Exception:|\\w+Error:)");

  private LogFile() {}

  record Line(Path file, String line) {}

  /** The last line of an error in the first of the files that has one. */
  static Optional<Line> lastError(List<Path> files) {
    return files.stream().flatMap(file -> lastError(file).stream()).findFirst();
  }

  private static Optional<Line> lastError(Path file) {
    return tail(file)
        .lines()
        .filter(line -> ERROR.matcher(line).find())
        .reduce((earlier, later) -> later)
        .map(
            line ->
                new Line(
                    file,
                    line.strip().substring(0, Math.min(line.strip().length(), LONGEST_LINE))));
  }

  /** The end of the file; empty if there is none. */
  static String tail(Path file) {
    if (!Files.isReadable(file)) {
      return "";
    }
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      reader.seek(Math.max(0, reader.length() - TAIL_BYTES));
      byte[] bytes = new byte[(int) (reader.length() - reader.getFilePointer())];
      reader.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // Rolled away while we looked.
    }
  }
}
