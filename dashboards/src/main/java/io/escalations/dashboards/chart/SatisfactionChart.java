package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.QuarterReport;
import io.escalations.dashboards.quarter.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Satisfied customers by month: {@code queries/charts/satisfaction}. */
public final class SatisfactionChart {
  private static final double TARGET = QuarterReport.SATISFACTION_TARGET;

  private SatisfactionChart() {}

  public static ChartData of(Period period, List<JsonNode> rows) {
    Map<String, Object> about = new HashMap<>(period.about());
    about.put("target", TARGET);
    return new ChartData(
        "satisfaction",
        "Satisfied customers by month, with the 95 % interval",
        sentence(rows),
        List.of(
            new ChartData.Key("kept", "promise kept for sure"),
            new ChartData.Key("below", "missed for sure"),
            new ChartData.Key("unsure", "too few ratings to be sure"),
            new ChartData.Key("promised", "promised: " + Words.promised(TARGET)),
            new ChartData.Key("band", period.quarter())),
        new Table(
            List.of(
                "Month",
                "Satisfied",
                "Between (95 %)",
                "Ratings",
                Words.promised(TARGET) + " kept?"),
            rows.stream().map(SatisfactionChart::cells).toList()),
        rows,
        about);
  }

  private static List<String> cells(JsonNode row) {
    return List.of(
        row.get("month").asText(),
        share(row, "share"),
        share(row, "low") + " and " + share(row, "high"),
        Words.count(row.get("ratings").asDouble()),
        kept(row) < 0 ? "✗ missed" : kept(row) > 0 ? "✓ kept" : "not sure");
  }

  private static String sentence(List<JsonNode> rows) {
    JsonNode last = rows.get(rows.size() - 1);
    String now =
        "%s: %s of %s ratings were good (between %s and %s)"
            .formatted(
                Days.month(last.get("month").asText()),
                share(last, "share"),
                Words.count(last.get("ratings").asDouble()),
                share(last, "low"),
                share(last, "high"));
    int missedSince = rows.size();
    while (missedSince > 0 && kept(rows.get(missedSince - 1)) < 0) {
      missedSince--;
    }
    if (missedSince == rows.size()) {
      return now
          + (kept(last) > 0 ? "; the promised %s are kept." : "; the promised %s may be kept.")
              .formatted(Words.promised(TARGET));
    }
    return now
        + "; the promised %s are missed since %s."
            .formatted(
                Words.promised(TARGET), Days.month(rows.get(missedSince).get("month").asText()));
  }

  private static int kept(JsonNode row) {
    return row.get("kept").asInt();
  }

  private static String share(JsonNode row, String column) {
    return Words.share(row.get(column).asDouble());
  }
}
