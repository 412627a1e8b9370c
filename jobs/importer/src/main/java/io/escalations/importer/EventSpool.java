package io.escalations.importer;

import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Events in order of occurred_at and sequence, whatever order they came in. They wait in a
 * temporary file, with only their places in memory, so that an export may be larger than the heap.
 */
final class EventSpool implements Closeable {
  private record Place(
      long occurredAt, long sequence, long rank, long start, int keyLength, int valueLength) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::occurredAt)
          .thenComparingLong(Place::sequence)
          .thenComparingLong(Place::rank);

  private final Path file;
  private final DataOutputStream out;
  private final List<Place> places = new ArrayList<>();
  private long end;

  EventSpool() throws IOException {
    file = Files.createTempFile("escalations-import", ".events");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /**
   * @param rank among events of one occurred_at and one sequence
   * @throws UserError if there is no room
   */
  void add(CaseEvent event, long rank) {
    byte[] key = event.caseId().getBytes(StandardCharsets.UTF_8);
    byte[] value = CaseEventWriter.write(event);
    try {
      out.write(key);
      out.write(value);
    } catch (IOException e) {
      throw new UserError(
          file + ": " + e.getMessage() + ": make room in the directory for temporary files", e);
    }
    places.add(
        new Place(event.occurredAt(), event.sequence(), rank, end, key.length, value.length));
    end += key.length + value.length;
  }

  int size() {
    return places.size();
  }

  /** By occurred_at, sequence and rank. */
  void writeInOrder(EventSink sink) throws IOException {
    out.flush();
    places.sort(ORDER);
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (Place place : places) {
        byte[] key = new byte[place.keyLength];
        byte[] value = new byte[place.valueLength];
        in.seek(place.start);
        in.readFully(key);
        in.readFully(value);
        sink.accept(key, value);
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.delete(file);
  }
}
