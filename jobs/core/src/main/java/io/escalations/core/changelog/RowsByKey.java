package io.escalations.core.changelog;

import io.escalations.core.sla.ClockInstance;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a case as they are published last, for a case that has very many. */
final class RowsByKey {
  private final Map<Key, PublishedRow> rows = new LinkedHashMap<>();

  /** Of all kinds. */
  private final Set<String> names = new LinkedHashSet<>();

  private List<PublishedRow> changes = new ArrayList<>();

  /** What a row is known by within its case. */
  record Key(int kind, String name, int number) {
    static Key of(PublishedRow row) {
      return new Key(row.kind(), row.name(), row.number());
    }
  }

  RowsByKey(List<PublishedRow> published) {
    published.forEach(this::put);
  }

  private PublishedRow put(PublishedRow row) {
    names.add(row.name());
    return rows.put(Key.of(row), row);
  }

  /** A row was inserted or replaced, or removed if this is its tombstone. */
  void replace(PublishedRow row) {
    if (row.isRemoved()) {
      rows.remove(Key.of(row));
    } else {
      put(row);
    }
  }

  /** Begins a comparison. */
  void begin() {
    changes = new ArrayList<>();
  }

  /** What differs since {@link #begin}. */
  List<PublishedRow> changes() {
    return changes;
  }

  /** All of them. */
  List<PublishedRow> published() {
    return new ArrayList<>(rows.values());
  }

  /** Compares some rows of a table; returns those that are new or different. */
  <R> TableChanges<R> put(Table<R> table, List<R> some) {
    return new TableChanges<>(table, changed(table, some), List.of());
  }

  /**
   * The same of clocks.
   *
   * @param without instances that have no row; they may have had one
   */
  <R> TableChanges<R> put(
      Table<R> table, List<R> some, List<ClockInstance> without, String caseId) {
    List<R> changed = changed(table, some);
    List<R> tombstones = new ArrayList<>(0);
    for (ClockInstance instance : without) {
      remove(table, instance.clock(), instance.instance(), caseId, tombstones);
    }
    return new TableChanges<>(table, changed, tombstones);
  }

  /**
   * The same of rows that are numbered by name.
   *
   * @param last of each name the last ones: what was published beyond them is no more
   */
  <R> TableChanges<R> putLast(Table<R> table, List<R> last, String caseId) {
    List<R> changed = changed(table, last);
    List<R> tombstones = new ArrayList<>(0);
    for (String name : names) {
      int number = 0;
      for (R row : last) {
        if (table.factKey().nameOf(row).equals(name)) {
          number = table.factKey().numberOf(row);
        }
      }
      do {
        number++;
      } while (remove(table, name, number, caseId, tombstones));
    }
    return new TableChanges<>(table, changed, tombstones);
  }

  private <R> List<R> changed(Table<R> table, List<R> some) {
    List<R> changed = new ArrayList<>(0);
    for (R row : some) {
      PublishedRow now = PublishedRow.of(table, row);
      PublishedRow before = put(now);
      if (before == null || before.digest() != now.digest()) {
        changes.add(now);
        changed.add(row);
      }
    }
    return changed;
  }

  /** Returns whether there was such a row. */
  private <R> boolean remove(
      Table<R> table, String name, int number, String caseId, List<R> tombstones) {
    PublishedRow removed = rows.remove(new Key(table.factKey().kind(), name, number));
    if (removed != null) {
      tombstones.add(table.factKey().tombstone(caseId, name, number));
      changes.add(removed.removed());
    }
    return removed != null;
  }
}
