package io.escalations.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of facts, as whoever applies every change to them holds them. */
public final class FactTables {
  private final Map<Table<?>, Map<String, Object>> tables = new HashMap<>();

  /** Asserts that what is removed stood there. */
  public void apply(FactsChanged facts) {
    facts.changes().forEach(this::apply);
  }

  /** The rows of a table, each as it was changed last. */
  public List<Object> rows(Table<?> table) {
    return List.copyOf(tables.getOrDefault(table, Map.of()).values());
  }

  private <R> void apply(TableChanges<R> changes) {
    Table<R> table = changes.table();
    Map<String, Object> rows = tables.computeIfAbsent(table, any -> new LinkedHashMap<>());
    changes.rows().forEach(row -> rows.put(table.key(row), row));
    changes.removed().forEach(key -> assertThat(rows.remove(table.key(key))).isNotNull());
  }
}
