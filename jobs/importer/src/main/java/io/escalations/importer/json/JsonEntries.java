package io.escalations.importer.json;

import io.escalations.importer.row.Entries;
import io.escalations.importer.row.Row;
import java.util.List;

/** The parts of a payload that stand under a path. */
public record JsonEntries(JsonPath path) implements Entries {
  @Override
  public List<Row> of(Row row) {
    return row instanceof JsonRow json ? List.copyOf(json.parts(path)) : List.of();
  }
}
