package io.escalations.history;

import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topics;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a {@code .jsonl} file, packed with gzip if its name ends in {@code .gz}, as bytes:
 * bad ones stay as they are. Of a line that no Kafka record can hold only the beginning is kept.
 */
public final class JsonLines implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int KEPT_AT_MOST = Topics.MAX_RECORD_BYTES + 1;

  private final Path file;
  private final SeekableByteChannel channel;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long number;
  private long length;

  public JsonLines(Path file) throws IOException {
    this.file = file;
    channel = Files.newByteChannel(file);
    InputStream bytes = Channels.newInputStream(channel);
    try {
      this.in =
          file.toString().endsWith(".gz")
              ? new GZIPInputStream(new BufferedInputStream(bytes, BUFFER), BUFFER)
              : bytes;
    } catch (IOException e) {
      bytes.close();
      throw unreadable(e);
    }
  }

  /**
   * @return null at the end of the file; lines of white space alone are passed over
   */
  public byte[] next() {
    try {
      for (byte[] line = line(); line != null; line = line()) {
        number++;
        if (!isBlank(line)) {
          return line;
        }
      }
      return null;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Where the last line stands, for messages. */
  public String place() {
    return file + ":" + number;
  }

  /** The number of the last line, from 1. */
  long number() {
    return number;
  }

  /** How much of the file was read, in bytes as they stand in it. */
  long bytesRead() throws IOException {
    return channel.position();
  }

  /** How many bytes the last line has. */
  public long length() {
    return length;
  }

  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    length = 0;
    while (fill()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      length += end - position;
      line.write(buffer, position, Math.min(end - position, KEPT_AT_MOST - line.size()));
      boolean ended = end < limit;
      position = ended ? end + 1 : end;
      if (ended) {
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return position < limit;
  }

  private UserError unreadable(IOException e) {
    return new UserError(file + ": cannot be read after line " + number + ": " + e.getMessage(), e);
  }

  private static boolean isBlank(byte[] line) {
    for (byte character : line) {
      if (character != ' ' && character != '\t' && character != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
