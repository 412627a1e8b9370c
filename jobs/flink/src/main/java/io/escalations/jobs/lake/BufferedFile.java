package io.escalations.jobs.lake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file written in pieces of some size. Parquet writes what it says of a file byte by byte, and
 * each byte would be a call of the operating system.
 */
final class BufferedFile implements OutputFile {
  private static final int BUFFER_BYTES = 16 << 10;

  private final OutputStream stream;

  /**
   * @param stream at its beginning; it stays open when Parquet has written everything
   */
  BufferedFile(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Buffered(new BufferedOutputStream(stream, BUFFER_BYTES));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Buffered extends DelegatingPositionOutputStream {
    private long position;

    Buffered(OutputStream stream) {
      super(stream);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      super.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      super.write(bytes, offset, length);
      position += length;
    }

    /** Whoever made the stream beneath closes it. */
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
