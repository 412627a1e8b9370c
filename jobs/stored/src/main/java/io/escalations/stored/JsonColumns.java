package io.escalations.stored;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A row as ClickHouse gives it: a JSON object with the columns of {@link StoredEvent#COLUMNS}. */
record JsonColumns(JsonNode row) implements StoredColumns {
  @Override
  public boolean has(String column) {
    return row.hasNonNull(column);
  }

  @Override
  public String text(String column) {
    return has(column) ? row.get(column).asText() : null;
  }

  @Override
  public Long number(String column) {
    return has(column) ? Long.valueOf(row.get(column).asLong()) : null;
  }

  /** Selected in milliseconds, under a name of its own. */
  @Override
  public Long instant(String column) {
    return number(StoredEvent.MILLIS.get(column));
  }

  @Override
  public BigDecimal decimal(String column) {
    JsonNode value = row.path(column);
    return value.isNumber() ? value.decimalValue() : null;
  }

  @Override
  public Map<String, String> texts(String column) {
    Map<String, String> texts = new TreeMap<>();
    row.path(column)
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
