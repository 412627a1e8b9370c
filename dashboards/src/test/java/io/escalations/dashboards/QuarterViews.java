package io.escalations.dashboards;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.stack.testing.ClickHouseExtension;
import java.util.List;

/** The views behind the pages of a quarter, which are computed again from time to time. */
final class QuarterViews {
  private static final List<String> COMPUTED =
      List.of(
          "open_spans",
          "quarterly_volume",
          "quarterly_resolution",
          "quarterly_sla",
          "quarterly_satisfaction",
          "quarterly_tiers",
          "quarterly_insights");

  private QuarterViews() {}

  /** Computes them from what the tables hold now. */
  static void refresh(ClickHouseExtension clickHouse) {
    ClickHouseHttp admin = clickHouse.as("admin");
    for (String view : COMPUTED) {
      admin.query("SYSTEM REFRESH VIEW escalations_tables.refresh_" + view);
      admin.query("SYSTEM WAIT VIEW escalations_tables.refresh_" + view);
    }
  }
}
