package io.escalations.dashboards.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The first rows that answer a query.
 *
 * @param rows values in the order of the columns
 * @param cut whether there are more rows than these
 */
public record Answer(List<Column> columns, List<JsonNode> rows, boolean cut, long milliseconds) {
  /**
   * @param type as ClickHouse calls it
   */
  public record Column(String name, String type) {}
}
