package io.escalations.core.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Compares a case's rows, one after the other, with those that were said of it. */
public final class PublishedRows {
  private static final int USUAL_ROWS = 12;

  private final List<PublishedRow> before;
  private final List<PublishedRow> said;
  private final List<PublishedRow> news = new ArrayList<>();

  /**
   * Where the next row stands if none was put in or taken out before it: they are asked for in the
   * same order every time.
   */
  private int place;

  private int found;

  PublishedRows(List<PublishedRow> before) {
    this.before = before;
    said = new ArrayList<>(Math.max(before.size() + 3, USUAL_ROWS));
  }

  /** What stands after some that stood before were said otherwise, said first or taken back. */
  public static List<PublishedRow> after(List<PublishedRow> before, List<PublishedRow> news) {
    List<PublishedRow> after = new ArrayList<>(before);
    for (PublishedRow row : news) {
      int at = indexOf(after, 0, row);
      if (at < 0) {
        after.add(row);
      } else if (row.digest() == PublishedRow.TAKEN_BACK) {
        after.remove(at);
      } else {
        after.set(at, row);
      }
    }
    return after;
  }

  /** Whether the row was not said, or said otherwise. */
  boolean differs(PublishedRow now) {
    int at = indexOf(before, place, now);
    if (at >= 0) {
      found++;
      place = at + 1;
      if (before.get(at).digest() == now.digest()) {
        said.add(before.get(at));
        return false;
      }
    }
    said.add(now);
    news.add(now);
    return true;
  }

  /**
   * @param rows all of a kind, numbered as they stand
   */
  <R> List<R> differing(PublishedRow.Kind kind, List<R> rows, ToLongFunction<R> digest) {
    List<R> differing = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (differs(new PublishedRow(kind, "", i + 1, digest.applyAsLong(rows.get(i))))) {
        differing.add(rows.get(i));
      }
    }
    return differing;
  }

  /** Whether every row that was said has been found. */
  boolean standAsBefore() {
    return found == before.size();
  }

  /** The rows that were said and have not been found. */
  List<PublishedRow> takeBack() {
    List<PublishedRow> gone = new ArrayList<>();
    for (PublishedRow row : before) {
      if (indexOf(said, 0, row) < 0) {
        gone.add(row);
        news.add(new PublishedRow(row.kind(), row.clock(), row.number(), PublishedRow.TAKEN_BACK));
      }
    }
    return gone;
  }

  List<PublishedRow> said() {
    return said;
  }

  List<PublishedRow> news() {
    return news;
  }

  /**
   * @param place where to begin to search
   */
  private static int indexOf(List<PublishedRow> rows, int place, PublishedRow wanted) {
    int size = rows.size();
    for (int i = 0; i < size; i++) {
      int at = place + i < size ? place + i : (place + i) % size;
      if (rows.get(at).isOfSameRow(wanted)) {
        return at;
      }
    }
    return -1;
  }
}
