package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Rows as charts' queries give them. */
final class Rows {
  private static final JsonMapper JSON = new JsonMapper();

  static final Period QUARTER =
      new Period("2016Q2", LocalDate.parse("2016-04-01"), LocalDate.parse("2016-07-01"), "2016Q1");

  /** The same without a quarter to compare with. */
  static final Period ALONE = new Period("2016Q2", QUARTER.from(), QUARTER.to(), null);

  private Rows() {}

  static List<JsonNode> of(ObjectNode... rows) {
    return Stream.of(rows).map(JsonNode.class::cast).toList();
  }

  static ObjectNode row() {
    return JSON.createObjectNode();
  }

  static ObjectNode week(String monday, int cases, int escalations) {
    return row()
        .put("week", monday)
        .put("cases_opened", cases)
        .put("escalations", escalations)
        .put("over", 1);
  }

  /**
   * @param below whether fewer were met than chance explains
   */
  static ObjectNode promise(String clock, String monday, int met, int breached, boolean below) {
    return row()
        .put("clock", clock)
        .put("week", monday)
        .put("met", met)
        .put("breached", breached)
        .put("decided", met + breached)
        .put("undecided", 0)
        .put("usual", 0.9)
        .put("shown", 1)
        .put("below", below ? 1 : 0)
        .put("of_quarter", monday.compareTo("2016-03-28") >= 0 ? 1 : 0);
  }
}
