package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a chart shows, before it is drawn.
 *
 * @param name of the module in {@code javascript/charts} that draws it
 * @param title what it shows
 * @param sentence what there is to see, computed from its numbers
 * @param key what its marks mean, where no name stands beside them
 * @param table its numbers, for those who do not look
 * @param rows its numbers, as its query gives them
 * @param about what the module needs to know beside the rows
 */
public record ChartData(
    String name,
    String title,
    String sentence,
    List<Key> key,
    Table table,
    List<JsonNode> rows,
    Map<String, Object> about) {

  /**
   * One entry of a key.
   *
   * @param mark a class of {@code page.css}, drawn as the chart draws it
   */
  public record Key(String mark, String meaning) {}

  /**
   * @param rows cells as they read, the first of each being its heading
   */
  public record Table(List<String> headings, List<List<String>> rows) {}
}
