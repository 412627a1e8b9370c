package io.escalations.dashboards.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoursTest {
  @Test
  void aDifferenceThatChanceExplainsIsNone() {
    assertThat(breaches(12, 10).compared()).isEqualTo("about as many as a week ago (10)");
    assertThat(breaches(12, 10).isMore()).isFalse();
    assertThat(breaches(48, 12).compared()).isEqualTo("more than a week ago (12)");
    assertThat(breaches(48, 12).isMore()).isTrue();
    assertThat(breaches(12, 48).compared()).isEqualTo("fewer than a week ago (48)");
    assertThat(breaches(0, 0).compared()).isEqualTo("about as many as a week ago (0)");
  }

  @Test
  void theHoursOfEachCountAreThoseOfItsColumn() {
    Hours hours = Hours.of(rows(48, 24), Rows.of(due("Billing", 7), due("", 2)));

    assertThat(hours.now()).isEqualTo(1_000);
    assertThat(hours.counts())
        .extracting(Hours.Count::title)
        .containsExactly("Breaches", "Warnings", "Solved cases");
    assertThat(hours.counts().get(0).rows())
        .hasSize(24)
        .allSatisfy(row -> assertThat(row).containsEntry("now", 2L).containsEntry("before", 1L));
    assertThat(hours.counts().get(2).now()).isZero();
    assertThat(hours.due()).extracting(Hours.Due::clocks).containsExactly(7L, 2L);
    assertThat(hours.allDue()).isEqualTo(30);
    assertThat(Hours.of(rows(0, 0), List.of()).allDue()).isZero();
  }

  private static Hours.Count breaches(int now, int before) {
    return Hours.of(rows(now, before), List.of()).counts().get(0);
  }

  /** So many breaches, spread over the hours. */
  private static List<JsonNode> rows(int now, int before) {
    List<JsonNode> rows = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      rows.add(
          Rows.row()
              .put("hours_ago", hour)
              .put("now", 1_000)
              .put("breaches", share(now, hour))
              .put("breaches_before", share(before, hour))
              .put("warnings", 0)
              .put("warnings_before", 0)
              .put("solved", 0)
              .put("solved_before", 0));
    }
    return rows;
  }

  private static int share(int all, int hour) {
    return all / 24 + (hour < all % 24 ? 1 : 0);
  }

  private static ObjectNode due(String department, int clocks) {
    return Rows.row().put("department", department).put("clocks", clocks).put("all_clocks", 30);
  }
}
