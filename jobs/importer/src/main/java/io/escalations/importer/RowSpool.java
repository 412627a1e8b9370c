package io.escalations.importer;

import io.escalations.importer.csv.Columns;
import io.escalations.importer.csv.CsvRow;
import io.escalations.importer.order.Direction;
import io.escalations.schemas.UserError;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows, to be read again case by case, whatever order they came in. They wait in a temporary file;
 * memory holds 24 bytes a row and the rows of one case.
 */
final class RowSpool implements Closeable {
  /** A row without a date. */
  static final long NO_TIME = Long.MIN_VALUE;

  /** A case with more rows than this is none: another column names the case. */
  static final int MOST_ROWS = 100_000;

  /** Takes the rows of one case, in the order of the file. */
  interface CaseRows {
    void accept(String caseId, List<CsvRow> rows);
  }

  /** A row as it lies in the file. */
  private record Stored(String caseId, CsvRow row) {}

  private final Path file;
  private final DataOutputStream out;
  private final Columns columns;
  private final Set<String> unknown;
  private long[] keys = new long[1 << 12];
  private long[] starts = new long[1 << 12];
  private long[] times = new long[1 << 12];
  private int size;
  private long written;

  /**
   * @param columns of the rows that are added
   */
  RowSpool(Columns columns, Set<String> unknown) throws IOException {
    this.columns = columns;
    this.unknown = unknown;
    file = Files.createTempFile("escalations-import", ".rows");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /**
   * @param time epoch milliseconds, or {@link #NO_TIME}
   * @throws UserError if there is no room
   */
  void add(String caseId, CsvRow row, long time) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      times = Arrays.copyOf(times, size * 2);
    }
    keys[size] = (long) caseId.hashCode() << Integer.SIZE | size;
    starts[size] = written;
    times[size] = time;
    size++;
    try {
      out.writeLong(row.number());
      out.writeLong(row.line());
      written += 2 * Long.BYTES;
      write(caseId);
      for (String value : row.values()) {
        write(value);
      }
    } catch (IOException e) {
      throw new UserError(
          file + ": " + e.getMessage() + ": make room in the directory for temporary files", e);
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    written += Integer.BYTES + bytes.length;
  }

  /** Ends the adding, and brings the rows of each case together. */
  void sort() throws IOException {
    out.flush();
    Arrays.sort(keys, 0, size);
  }

  /** Which way time goes in more cases than it goes the other way; once sorted. */
  Direction direction() {
    int forward = 0;
    int backward = 0;
    for (int start = 0; start < size; start = end(start)) {
      switch (Direction.of(timesOf(start, end(start)))) {
        case FORWARD -> forward++;
        case BACKWARD -> backward++;
        case LEVEL, MIXED -> {
          // Has no vote.
        }
      }
    }
    return backward > forward ? Direction.BACKWARD : Direction.FORWARD;
  }

  private long[] timesOf(int start, int end) {
    long[] found = new long[end - start];
    int count = 0;
    for (int index = start; index < end; index++) {
      if (times[(int) keys[index]] != NO_TIME) {
        found[count++] = times[(int) keys[index]];
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Where the rows of the next case begin; now and then two cases share a place. */
  private int end(int start) {
    int end = start + 1;
    while (end < size && keys[end] >> Integer.SIZE == keys[start] >> Integer.SIZE) {
      end++;
    }
    return end;
  }

  /**
   * Once sorted.
   *
   * @param tooMany takes the rows of cases that have more than {@link #MOST_ROWS}, one by one
   */
  void forEachCase(CaseRows cases, CaseRows tooMany) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (int start = 0; start < size; start = end(start)) {
        int end = end(start);
        if (end - start > MOST_ROWS) {
          for (int index = start; index < end; index++) {
            Stored stored = read(in, (int) keys[index]);
            tooMany.accept(stored.caseId, List.of(stored.row));
          }
          continue;
        }
        Map<String, List<CsvRow>> byCase = new LinkedHashMap<>();
        for (int index = start; index < end; index++) {
          Stored stored = read(in, (int) keys[index]);
          byCase.computeIfAbsent(stored.caseId, id -> new ArrayList<>()).add(stored.row);
        }
        byCase.forEach(cases::accept);
      }
    }
  }

  private Stored read(RandomAccessFile in, int index) throws IOException {
    long end = index + 1 < size ? starts[index + 1] : written;
    byte[] bytes = new byte[(int) (end - starts[index])];
    in.seek(starts[index]);
    in.readFully(bytes);
    try (DataInputStream row = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long number = row.readLong();
      long line = row.readLong();
      String caseId = readText(row);
      List<String> values = new ArrayList<>(columns.names().size());
      for (int column = 0; column < columns.names().size(); column++) {
        values.add(readText(row));
      }
      return new Stored(caseId, new CsvRow(number, line, values, columns, unknown));
    }
  }

  private static String readText(DataInputStream row) throws IOException {
    return new String(row.readNBytes(row.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.delete(file);
  }
}
