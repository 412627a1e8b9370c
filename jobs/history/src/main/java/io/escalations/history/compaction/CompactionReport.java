package io.escalations.history.compaction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a compaction did.
 *
 * @param folders in which files were merged
 * @param filesBefore that were merged
 * @param filesAfter that hold their rows now
 * @param rows in those
 * @param bytesBefore of the files that were merged
 * @param bytesAfter of those that hold their rows now
 * @param problems of folders that were left as they are, a line each
 */
public record CompactionReport(
    long folders,
    long filesBefore,
    long filesAfter,
    long rows,
    long bytesBefore,
    long bytesAfter,
    List<String> problems) {
  private static final double MEGABYTE = 1e6;

  /** While a compaction is under way. */
  static CompactionReport none() {
    return new CompactionReport(0, 0, 0, 0, 0, 0, List.of());
  }

  CompactionReport plus(CompactionReport other) {
    return new CompactionReport(
        folders + other.folders,
        filesBefore + other.filesBefore,
        filesAfter + other.filesAfter,
        rows + other.rows,
        bytesBefore + other.bytesBefore,
        bytesAfter + other.bytesAfter,
        concat(problems, other.problems));
  }

  /** One line, for people. */
  public String text() {
    return folders == 0
        ? "nothing to merge"
        : String.format(
            Locale.ROOT,
            "%,d files in %,d folders (%,d rows, %.1f MB) are merged into %,d (%.1f MB)",
            filesBefore,
            folders,
            rows,
            bytesBefore / MEGABYTE,
            filesAfter,
            bytesAfter / MEGABYTE);
  }

  static CompactionReport problem(String line) {
    return new CompactionReport(0, 0, 0, 0, 0, 0, List.of(line));
  }

  private static List<String> concat(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
