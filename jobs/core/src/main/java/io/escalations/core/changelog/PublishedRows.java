package io.escalations.core.changelog;

import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares a case's rows, table after table, with those that were published. */
public final class PublishedRows {
  private static final int USUAL_ROWS = 12;

  /** From so many on rows are found by an index sooner than by a search. */
  private static final int MANY = 64;

  private final List<PublishedRow> before;
  private final List<PublishedRow> published;
  private final List<PublishedRow> changes = new ArrayList<>();

  /**
   * Index of the next row if none was inserted or removed before it: rows are compared in the same
   * order every time.
   */
  private int expected;

  /** Where rows stand in those before; null while these are few. */
  private final Map<RowsByKey.Key, Integer> places;

  PublishedRows(List<PublishedRow> before) {
    this.before = before;
    places = before.size() < MANY ? null : places(before);
    published = new ArrayList<>(Math.max(before.size() + 3, USUAL_ROWS));
  }

  /** The rows that are published after some were inserted, replaced or removed. */
  public static List<PublishedRow> after(List<PublishedRow> before, List<PublishedRow> changes) {
    if (changes.size() >= MANY) {
      RowsByKey after = new RowsByKey(before);
      changes.forEach(after::replace);
      return after.published();
    }
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

  /**
   * Adds the rows of a table; returns those that are new or different, and tombstones of those that
   * were published and are not among them.
   *
   * @param rows all of the table
   */
  <R> TableChanges<R> addAll(Table<R> table, List<R> rows, String caseId) {
    List<R> changed = new ArrayList<>(0);
    int found = 0;
    for (R row : rows) {
      PublishedRow now = PublishedRow.of(table, row);
      int index = place(now);
      if (index >= 0) {
        found++;
        expected = index + 1;
      }
      if (index >= 0 && before.get(index).digest() == now.digest()) {
        published.add(before.get(index));
      } else {
        published.add(now);
        changes.add(now);
        changed.add(row);
      }
    }
    boolean lacksAny = found < countBefore(table.factKey().kind());
    return new TableChanges<>(table, changed, lacksAny ? removeOthers(table, caseId) : List.of());
  }

  private int place(PublishedRow wanted) {
    return places == null
        ? indexOf(before, expected, wanted)
        : places.getOrDefault(RowsByKey.Key.of(wanted), -1);
  }

  private static Map<RowsByKey.Key, Integer> places(List<PublishedRow> rows) {
    Map<RowsByKey.Key, Integer> places = new HashMap<>();
    for (PublishedRow row : rows) {
      places.put(RowsByKey.Key.of(row), places.size());
    }
    return places;
  }

  List<PublishedRow> published() {
    return published;
  }

  List<PublishedRow> changes() {
    return changes;
  }

  private int countBefore(int kind) {
    int count = 0;
    for (int i = 0; i < before.size(); i++) {
      count += before.get(i).kind() == kind ? 1 : 0;
    }
    return count;
  }

  /** Removes the rows of the table that were published and have not been added. */
  private <R> List<R> removeOthers(Table<R> table, String caseId) {
    List<R> tombstones = new ArrayList<>();
    Map<RowsByKey.Key, Integer> added = places(published);
    for (PublishedRow row : before) {
      if (row.kind() == table.factKey().kind() && !added.containsKey(RowsByKey.Key.of(row))) {
        tombstones.add(table.factKey().tombstone(caseId, row.name(), row.number()));
        changes.add(row.removed());
      }
    }
    return tombstones;
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
