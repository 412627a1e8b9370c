package io.escalations.schemas.fact;

import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What changed in the facts of one case.
 *
 * @param knownAt event time of the job when it emitted them, epoch milliseconds UTC; null when it
 *     had none yet
 * @param changes one for each table in which something changed
 */
public record FactsChanged(String caseId, Long knownAt, List<TableChanges<?>> changes) {
  public FactsChanged {
    changes = List.copyOf(changes);
  }

  /** Nothing of a case; to be added to. */
  public static FactsChanged of(String caseId) {
    return new FactsChanged(caseId, null, List.of());
  }

  /** Also rows that are new or different. */
  public <R> FactsChanged with(Table<R> table, List<R> rows) {
    return with(table, rows, List.of());
  }

  /**
   * @param removed tombstones
   */
  public <R> FactsChanged with(Table<R> table, List<R> rows, List<R> removed) {
    List<TableChanges<?>> more = new ArrayList<>(changes);
    more.add(new TableChanges<>(table, rows, removed));
    return new FactsChanged(caseId, knownAt, more);
  }

  /** The same, each row of a table replaced. */
  public <R> FactsChanged replacing(Table<R> table, UnaryOperator<R> row) {
    List<TableChanges<?>> replaced = new ArrayList<>(changes);
    replaced.replaceAll(change -> change.table() == table ? replaced(change, table, row) : change);
    return new FactsChanged(caseId, knownAt, replaced);
  }

  /** The same, of some tables only. */
  public FactsChanged only(Collection<Table<?>> wanted) {
    return new FactsChanged(
        caseId,
        knownAt,
        changes.stream().filter(change -> wanted.contains(change.table())).toList());
  }

  /** The same as emitted at an instant of event time, epoch milliseconds UTC. */
  public FactsChanged withKnownAt(long eventTime) {
    return new FactsChanged(caseId, eventTime, changes);
  }

  /** Rows that are new or different. */
  public <R> List<R> rows(Table<R> table) {
    return of(table).rows();
  }

  /** Tombstones: rows of which only the key counts. */
  public <R> List<R> removed(Table<R> table) {
    return of(table).removed();
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  @SuppressWarnings("unchecked") // changes of a table are of its rows
  private <R> TableChanges<R> of(Table<R> table) {
    for (TableChanges<?> change : changes) {
      if (change.table() == table) {
        return (TableChanges<R>) change;
      }
    }
    return new TableChanges<>(table, List.of(), List.of());
  }

  private static <R> TableChanges<R> replaced(
      TableChanges<?> change, Table<R> table, UnaryOperator<R> row) {
    @SuppressWarnings("unchecked") // it is of that table
    TableChanges<R> typed = (TableChanges<R>) change;
    return new TableChanges<>(table, typed.rows().stream().map(row).toList(), typed.removed());
  }
}
