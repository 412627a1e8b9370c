package io.escalations.schemas.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link RowOutput} wrote. */
public final class RowInput {
  private final byte[] bytes;
  private int at;

  public RowInput(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean isAtEnd() {
    return at == bytes.length;
  }

  public long unsigned() {
    long value = 0;
    int shift = 0;
    byte part;
    do {
      part = bytes[at++];
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  public int count() {
    return (int) unsigned();
  }

  public long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  double real() {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = (bits << Byte.SIZE) | (bytes[at++] & 0xFF);
    }
    return Double.longBitsToDouble(bits);
  }

  public String text() {
    int length = count();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** The place of what stands here in a list; -1 if it is in none. */
  int indexIn(byte[][] texts) {
    int length = count();
    at += length;
    for (int i = 0; i < texts.length; i++) {
      if (Arrays.equals(bytes, at - length, at, texts[i], 0, texts[i].length)) {
        return i;
      }
    }
    return -1;
  }

  /** Passes over so many bytes; returns where they begin. */
  int skip(int count) {
    at += count;
    return at - count;
  }

  /**
   * @param begin of the bits, as {@link #skip} gave it
   */
  boolean isSet(int begin, int bit) {
    return (bytes[begin + (bit >> 3)] & 1 << (bit & 7)) != 0;
  }

  /** Reads the length of a part that follows; returns where that ends. */
  public int beginPart() {
    int length = count();
    return at + length;
  }

  /**
   * @param end of a part, whether all of it was read or not
   */
  public void endPart(int end) {
    at = end;
  }
}
