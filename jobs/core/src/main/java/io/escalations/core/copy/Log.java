package io.escalations.core.copy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A list to append to. Copies share what they have in common, so a copy costs nothing, however long
 * the list is.
 *
 * <p>Of a list and its copies one may go on: what it appends overwrites what another appended. So a
 * copy is a place to go back to, or to look from until the original goes on.
 */
public final class Log<T> {
  private final List<T> entries;
  private int size;

  public Log() {
    this(new ArrayList<>(), 0);
  }

  /**
   * @param entries becomes the list's own
   */
  public Log(List<T> entries) {
    this(entries, entries.size());
  }

  private Log(List<T> entries, int size) {
    this.entries = entries;
    this.size = size;
  }

  public Log<T> copy() {
    return new Log<>(entries, size);
  }

  public void add(T entry) {
    if (size < entries.size()) {
      entries.subList(size, entries.size()).clear();
    }
    entries.add(entry);
    size++;
  }

  /** Replaces an entry, in all copies that have it. */
  public void set(int index, T entry) {
    entries.set(index, entry);
  }

  public T get(int index) {
    return entries.get(index);
  }

  /** Null if there is none. */
  public T last() {
    return size == 0 ? null : entries.get(size - 1);
  }

  public int size() {
    return size;
  }

  /** The entries from one on, in order; not to be modified. */
  public List<T> from(int index) {
    return Collections.unmodifiableList(entries.subList(index, size));
  }

  /** The entries in order; not to be modified. */
  public List<T> asList() {
    return size == entries.size() ? Collections.unmodifiableList(entries) : from(0);
  }
}
