package io.escalations.importer.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.TreeMap;

/**
 * The lines of a text that are not yet done with, so that reading can begin again at any of them.
 * Memory holds one record and a little more.
 */
final class LineWindow implements Closeable {
  /** The longest record, in characters; an event may have a quarter of it. */
  static final int LONGEST = 4 << 20;

  /** What a record that goes on and on runs into. */
  static final class RecordTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Reader text;
  private final Character escape;
  private final TreeMap<Long, String> lines = new TreeMap<>();
  private long read;
  private long released;
  private int pushedBack = -1;

  /**
   * @param escape see {@link Dialect}; null if there is none
   */
  LineWindow(Reader text, Character escape) {
    this.text = text;
    this.escape = escape;
  }

  /**
   * @param number counted from 1, of a line not released
   * @return with its line break; null behind the end
   */
  String line(long number) throws IOException {
    while (read < number) {
      String next = readLine();
      if (next == null) {
        return null;
      }
      lines.put(++read, next);
    }
    return lines.get(number);
  }

  /** How many lines were read from the file; all of them once its end was met. */
  long linesRead() {
    return read;
  }

  /** Forgets the lines up to this one. */
  void release(long number) {
    while (!lines.isEmpty() && lines.firstKey() <= number) {
      released += lines.pollFirstEntry().getValue().length();
    }
  }

  /** The text from the start of a line on. */
  Reader from(long line) {
    return new Reader() {
      private long number = line;
      private String current;
      private int position;
      private long served = released;

      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        if (current == null || position == current.length()) {
          if (served - released > LONGEST) {
            throw new RecordTooLong();
          }
          String next = line(number);
          if (next == null) {
            return -1;
          }
          served += next.length();
          current = withPlainLetters(next);
          number++;
          position = 0;
        }
        int count = Math.min(length, current.length() - position);
        current.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
      }

      @Override
      public void close() {
        // The window goes on.
      }
    };
  }

  /**
   * An escape before a letter stands for itself: the CSV library would make a line break of \n, and
   * so of C:\new.
   */
  private String withPlainLetters(String line) {
    if (escape == null || line.indexOf(escape) < 0) {
      return line;
    }
    StringBuilder plain = new StringBuilder();
    for (int index = 0; index < line.length(); index++) {
      char c = line.charAt(index);
      plain.append(c);
      if (c == escape && index + 1 < line.length()) {
        char next = line.charAt(index + 1);
        if (Character.isLetter(next)) {
          plain.append(escape.charValue());
        } else {
          plain.append(next);
          index++;
        }
      }
    }
    return plain.toString();
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = nextChar(); c >= 0; c = nextChar()) {
      line.append((char) c);
      if (c == '\n') {
        return line.toString();
      }
      if (c == '\r') {
        int next = nextChar();
        if (next == '\n') {
          return line.append('\n').toString();
        }
        pushedBack = next;
        return line.toString();
      }
      if (line.length() > LONGEST) {
        throw new RecordTooLong();
      }
    }
    return line.isEmpty() ? null : line.toString();
  }

  private int nextChar() throws IOException {
    if (pushedBack >= 0) {
      int c = pushedBack;
      pushedBack = -1;
      return c;
    }
    return text.read();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
