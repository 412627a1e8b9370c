package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.event.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterValuesTest {
  private static final FilterValues VALUES =
      new FilterValues(List.of("Billing", "R & D"), List.of("resolution"));

  @Test
  void anAddressSaysWhatIsShown() {
    Filter filter =
        VALUES.read(
            Map.of(
                "department", List.of("R & D"), "clock", List.of(""), "priority", List.of("P1")));

    assertThat(filter).isEqualTo(new Filter("R & D", null, Priority.P1));
    assertThat(filter.query()).isEqualTo("department=R+%26+D&priority=P1");
  }

  @Test
  void whatCannotExistIsRefusedWithWhatDoes() {
    assertThatThrownBy(() -> VALUES.read(Map.of("priority", List.of("P9"))))
        .isInstanceOf(UnknownFilterException.class)
        .hasMessage("There is no priority “P9” here. Choose: P1, P2, P3, P4.");
    assertThatThrownBy(() -> VALUES.read(Map.of("dept", List.of("Billing"))))
        .hasMessageContaining("department, clock, priority");
    assertThatThrownBy(() -> VALUES.read(Map.of("priority", List.of("P1", "P2"))))
        .hasMessageContaining("one at a time");
  }

  @Test
  void whatHasNotOccurredYetIsAFilterLikeAnyOther() {
    Filter filter =
        VALUES.read(Map.of("department", List.of("Sales"), "clock", List.of("vendor_answer")));

    assertThat(filter).isEqualTo(new Filter("Sales", "vendor_answer", null));
    assertThat(VALUES.departments(filter)).containsExactly("Billing", "R & D", "Sales");
    assertThat(VALUES.clocks(filter)).containsExactly("resolution", "vendor_answer");
    assertThat(VALUES.unheardOf(filter))
        .containsExactly(
            "No clock has run in a department “Sales” so far.",
            "No clock “vendor_answer” has run so far.");
    assertThat(VALUES.hold(filter)).isFalse();
    assertThat(VALUES.hold(new Filter("Billing", "resolution", null))).isTrue();
    assertThat(VALUES.unheardOf(Filter.ALL)).isEmpty();
    assertThat(FilterValues.NOT_KNOWN.unheardOf(filter))
        .as("before ClickHouse has answered")
        .isEmpty();
  }
}
