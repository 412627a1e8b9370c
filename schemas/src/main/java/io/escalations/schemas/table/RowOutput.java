package io.escalations.schemas.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow. Whole numbers take as many bytes as their size needs. */
public final class RowOutput {
  private static final int GREATEST_SHORT_LENGTH = 1 << 14;
  private static final int SHORT_LENGTH_BYTES = 2;
  private static final int LONG_LENGTH_BYTES = 4;
  private static final int MOST_BYTES_OF_A_NUMBER = 10;

  private byte[] bytes;
  private int size;

  public RowOutput(int capacity) {
    bytes = new byte[capacity];
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** From 0. */
  public void unsigned(long value) {
    ensure(MOST_BYTES_OF_A_NUMBER);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Small ones of either sign are short. */
  public void signed(long value) {
    unsigned(value << 1 ^ value >> 63);
  }

  void real(double value) {
    ensure(Long.BYTES);
    long bits = Double.doubleToLongBits(value);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (bits >>> shift);
    }
  }

  void bytes(byte[] value) {
    unsigned(value.length);
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  public void text(String value) {
    int length = value.length();
    int begin = size;
    unsigned(length);
    ensure(length);
    for (int i = 0; i < length; i++) {
      char unit = value.charAt(i);
      if (unit >= 0x80) {
        size = begin;
        bytes(value.getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[size++] = (byte) unit;
    }
  }

  /** So many bytes of zero; returns where they begin. */
  int zeros(int count) {
    ensure(count);
    int begin = size;
    Arrays.fill(bytes, begin, begin + count, (byte) 0);
    size += count;
    return begin;
  }

  /**
   * @param begin of the bits, as {@link #zeros} gave it
   */
  void set(int begin, int bit) {
    bytes[begin + (bit >> 3)] |= (byte) (1 << (bit & 7));
  }

  /** Leaves room for the length of what follows; returns where. */
  public int beginPart() {
    return zeros(SHORT_LENGTH_BYTES);
  }

  /**
   * @param begin as {@link #beginPart} gave it
   */
  public void endPart(int begin) {
    int length = size - begin - SHORT_LENGTH_BYTES;
    if (length < GREATEST_SHORT_LENGTH) {
      length(begin, length, SHORT_LENGTH_BYTES);
    } else {
      int more = LONG_LENGTH_BYTES - SHORT_LENGTH_BYTES;
      ensure(more);
      System.arraycopy(bytes, begin + SHORT_LENGTH_BYTES, bytes, begin + LONG_LENGTH_BYTES, length);
      size += more;
      length(begin, length, LONG_LENGTH_BYTES);
    }
  }

  /** Takes all bytes it is given, so that it can be written last. */
  private void length(int at, int length, int count) {
    for (int i = 0; i < count - 1; i++) {
      bytes[at + i] = (byte) ((length >>> (7 * i)) | 0x80);
    }
    bytes[at + count - 1] = (byte) (length >>> (7 * (count - 1)));
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
