package io.escalations.core.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Compares a case's rows, one after the other, with those that were published. */
public final class PublishedRows {
  private static final int USUAL_ROWS = 12;

  private final List<PublishedRow> before;
  private final List<PublishedRow> published;
  private final List<PublishedRow> changes = new ArrayList<>();

  /**
   * Index of the next row if none was inserted or removed before it: rows are compared in the same
   * order every time.
   */
  private int expected;

  private int found;

  PublishedRows(List<PublishedRow> before) {
    this.before = before;
    published = new ArrayList<>(Math.max(before.size() + 3, USUAL_ROWS));
  }

  /** The rows that are published after some were inserted, replaced or removed. */
  public static List<PublishedRow> after(List<PublishedRow> before, List<PublishedRow> changes) {
    List<PublishedRow> after = new ArrayList<>(before);
    for (PublishedRow row : changes) {
      int index = indexOf(after, 0, row);
      if (index < 0) {
        after.add(row);
      } else if (row.isRemoved()) {
        after.remove(index);
      } else {
        after.set(index, row);
      }
    }
    return after;
  }

  /** Adds the row; returns whether it is new or has other values than were published. */
  boolean add(PublishedRow now) {
    int index = indexOf(before, expected, now);
    if (index >= 0) {
      found++;
      expected = index + 1;
      if (before.get(index).digest() == now.digest()) {
        published.add(before.get(index));
        return false;
      }
    }
    published.add(now);
    changes.add(now);
    return true;
  }

  /**
   * Adds rows; returns those that are new or different.
   *
   * @param rows all of a kind, in the order of their numbers
   */
  <R> List<R> addAll(PublishedRow.Kind kind, List<R> rows, ToLongFunction<R> digest) {
    List<R> changed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (add(new PublishedRow(kind, "", i + 1, digest.applyAsLong(rows.get(i))))) {
        changed.add(rows.get(i));
      }
    }
    return changed;
  }

  /** Whether a row that was published has not been added. */
  boolean lacksAny() {
    return found < before.size();
  }

  /** Removes the rows that were published and have not been added; returns them. */
  List<PublishedRow> removeOthers() {
    List<PublishedRow> removed = new ArrayList<>();
    for (PublishedRow row : before) {
      if (indexOf(published, 0, row) < 0) {
        removed.add(row);
        changes.add(row.removed());
      }
    }
    return removed;
  }

  List<PublishedRow> published() {
    return published;
  }

  List<PublishedRow> changes() {
    return changes;
  }

  /**
   * @param start where the search begins
   */
  private static int indexOf(List<PublishedRow> rows, int start, PublishedRow wanted) {
    int size = rows.size();
    for (int i = 0; i < size; i++) {
      int index = start + i < size ? start + i : (start + i) % size;
      if (rows.get(index).isOfSameRow(wanted)) {
        return index;
      }
    }
    return -1;
  }
}
