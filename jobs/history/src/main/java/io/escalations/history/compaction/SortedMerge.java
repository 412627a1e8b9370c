package io.escalations.history.compaction;

import io.escalations.history.parquet.ParquetRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;

/**
 * Merges files into others whose rows are in order. A number of rows at a time is sorted in memory;
 * what does not fit waits in sorted runs on disk.
 */
final class SortedMerge {
  private static final int MAX_ROWS_IN_MEMORY = 20_000;
  private static final int MAX_RUNS_AT_ONCE = 32;
  private static final long RUN_ROW_GROUP_BYTES = 1L << 20;
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final RowOrder order;
  private final MergedSchema schema;
  private final long rows;
  private final Path scratch;
  private final List<Group> waiting = new ArrayList<>();
  private int runs;

  private SortedMerge(RowOrder order, MergedSchema schema, long rows, Path scratch) {
    this.order = order;
    this.schema = schema;
    this.rows = rows;
    this.scratch = scratch;
  }

  /**
   * @param scratch an empty folder for runs
   * @param names of the files that are written, by number from 0
   * @param maxBytes after about so many another file is begun
   * @return what was written
   * @throws io.escalations.schemas.UserError if a file is damaged, or files have different types of
   *     a column
   */
  static Written merge(
      List<Path> inputs, RowOrder order, Path scratch, FileNames names, long maxBytes)
      throws IOException {
    Map<Path, MessageType> schemas = new LinkedHashMap<>();
    List<Path> sorted = new ArrayList<>();
    long rows = 0;
    for (Path input : inputs) {
      try (ParquetRows file = new ParquetRows(input)) {
        schemas.put(input, file.schema());
        rows += file.rows();
        if (order.text().equals(file.metadata(MergedFile.SORTED_BY))) {
          sorted.add(input);
        }
      }
    }
    SortedMerge merge = new SortedMerge(order, MergedSchema.of(schemas), rows, scratch);
    List<Path> unsorted = inputs.stream().filter(input -> !sorted.contains(input)).toList();
    List<Path> all = new ArrayList<>(sorted);
    all.addAll(merge.sort(unsorted));
    return merge.write(merge.withFewRuns(all), names, maxBytes);
  }

  /** How a file is named. */
  interface FileNames {
    Path of(int number);
  }

  /** Which files hold the rows now, and how many rows there are. */
  record Written(List<Path> files, long rows) {}

  /** The last rows wait in memory, sorted; often they are all. */
  private List<Path> sort(List<Path> files) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Path file : files) {
      try (ParquetRows in = new ParquetRows(file)) {
        for (Group row = in.nextGroup(); row != null; row = in.nextGroup()) {
          waiting.add(schema.widen(row));
          if (waiting.size() == MAX_ROWS_IN_MEMORY) {
            written.add(writeRun());
          }
        }
      }
    }
    waiting.sort(order);
    return written;
  }

  private Path writeRun() throws IOException {
    waiting.sort(order);
    try (Run run = new Run(newRun())) {
      for (Group row : waiting) {
        run.file.add(row);
      }
      waiting.clear();
      return run.path;
    }
  }

  /** So many files would take too much memory at once. */
  private List<Path> withFewRuns(List<Path> files) throws IOException {
    List<Path> left = new ArrayList<>(files);
    while (left.size() > MAX_RUNS_AT_ONCE) {
      List<Path> first = List.copyOf(left.subList(0, MAX_RUNS_AT_ONCE));
      left.subList(0, MAX_RUNS_AT_ONCE).clear();
      try (Sources sources = new Sources(first, List.of());
          Run run = new Run(newRun())) {
        for (Group row = sources.next(); row != null; row = sources.next()) {
          run.file.add(row);
        }
        left.add(run.path);
      }
      for (Path done : first) {
        if (done.startsWith(scratch)) {
          Files.delete(done);
        }
      }
    }
    return left;
  }

  private Written write(List<Path> files, FileNames names, long maxBytes) throws IOException {
    List<Path> written = new ArrayList<>();
    long count = 0;
    try (Sources sources = new Sources(files, waiting)) {
      Group row = sources.next();
      while (row != null) {
        Path path = names.of(written.size());
        try (MergedFile file =
            new MergedFile(path, schema.type(), order, ROW_GROUP_BYTES, rows - count)) {
          for (; row != null && file.bytes() < maxBytes; row = sources.next()) {
            file.add(row);
            count++;
          }
        }
        written.add(path);
      }
    }
    if (count != rows) {
      throw new IllegalStateException(count + " rows were merged, of " + rows + " in " + files);
    }
    return new Written(written, count);
  }

  private Path newRun() {
    return scratch.resolve("run-" + runs++);
  }

  /** Sorted rows on disk. */
  private final class Run implements Closeable {
    private final Path path;
    private final MergedFile file;

    Run(Path path) throws IOException {
      this.path = path;
      file = new MergedFile(path, schema.type(), order, RUN_ROW_GROUP_BYTES, MAX_ROWS_IN_MEMORY);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** The rows of sorted files and of memory, in order. */
  private final class Sources implements Closeable {
    private final List<ParquetRows> open = new ArrayList<>();
    private final PriorityQueue<Next> next =
        new PriorityQueue<>((one, other) -> order.compare(one.row, other.row));

    /** The first row that a source has not given yet. */
    private record Next(Group row, Supplier<Group> from) {}

    Sources(List<Path> files, List<Group> inMemory) throws IOException {
      Iterator<Group> memory = inMemory.iterator();
      advance(() -> memory.hasNext() ? memory.next() : null);
      try {
        for (Path file : files) {
          ParquetRows rowsOfFile = new ParquetRows(file);
          open.add(rowsOfFile);
          advance(() -> widened(rowsOfFile.nextGroup()));
        }
      } catch (IOException | RuntimeException e) {
        close();
        throw e;
      }
    }

    /** Null at the end. */
    Group next() {
      Next first = next.poll();
      if (first == null) {
        return null;
      }
      advance(first.from);
      return first.row;
    }

    private void advance(Supplier<Group> from) {
      Group row = from.get();
      if (row != null) {
        next.add(new Next(row, from));
      }
    }

    private Group widened(Group row) {
      return row == null ? null : schema.widen(row);
    }

    @Override
    public void close() throws IOException {
      for (ParquetRows file : open) {
        file.close();
      }
    }
  }
}
