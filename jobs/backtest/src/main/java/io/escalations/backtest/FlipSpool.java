package io.escalations.backtest;

import io.escalations.core.backtest.FlipRow;
import io.escalations.core.backtest.FlipTable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Flips in files, each in the order of cases, read as one in that order. */
final class FlipSpool {
  private static final int BUFFER = 1 << 13;

  private FlipSpool() {}

  /** Writes one file. */
  static final class Writer implements Closeable {
    private final DataOutputStream out;

    Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void add(FlipRow row) throws IOException {
      byte[] bytes = FlipTable.FLIPS.encode(row);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Takes each flip. */
  interface Sink {
    void add(FlipRow row) throws IOException;
  }

  /** Hands on the flips of all files by case; no case is in two of them. */
  static void merge(List<Path> files, Sink sink) throws IOException {
    List<Reader> readers = new ArrayList<>();
    try {
      PriorityQueue<Reader> byCase =
          new PriorityQueue<>(Comparator.comparing(reader -> reader.row.caseId()));
      for (Path file : files) {
        Reader reader = new Reader(file);
        readers.add(reader);
        if (reader.advance()) {
          byCase.add(reader);
        }
      }
      while (!byCase.isEmpty()) {
        Reader next = byCase.poll();
        sink.add(next.row);
        if (next.advance()) {
          byCase.add(next);
        }
      }
    } finally {
      for (Reader reader : readers) {
        reader.close();
      }
    }
  }

  private static final class Reader implements Closeable {
    private final DataInputStream in;
    private long left;
    private FlipRow row;

    Reader(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
      left = Files.size(file);
    }

    boolean advance() throws IOException {
      if (left == 0) {
        return false;
      }
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      left -= Integer.BYTES + bytes.length;
      row = FlipTable.FLIPS.decode(bytes);
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
