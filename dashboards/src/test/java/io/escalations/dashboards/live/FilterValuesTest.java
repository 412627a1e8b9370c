package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.event.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterValuesTest {
  private static final FilterValues VALUES = new FilterValues(true, List.of("Billing", "R & D"), List.of("resolution"));

  @Test
  void anAddressSaysWhatIsShown() {
    Filter filter = VALUES.read(Map.of("department", List.of("R & D"), "clock", List.of(""), "priority", List.of("P1")));

    assertThat(filter).isEqualTo(new Filter("R & D", null, Priority.P1));
    assertThat(filter.query()).isEqualTo("department=R+%26+D&priority=P1");
  }

  @Test
  void whatDoesNotExistIsRefusedWithWhatDoes() {
    assertThatThrownBy(() -> VALUES.read(Map.of("department", List.of("Sales"))))
        .isInstanceOf(UnknownFilterException.class)
        .hasMessage("There is no department “Sales” here. Choose: Billing, R & D.");
    assertThatThrownBy(() -> VALUES.read(Map.of("priority", List.of("P9")))).hasMessageContaining("P1, P2, P3, P4");
    assertThatThrownBy(() -> VALUES.read(Map.of("dept", List.of("Billing")))).hasMessageContaining("department, clock, priority");
    assertThatThrownBy(() -> VALUES.read(Map.of("priority", List.of("P1", "P2")))).hasMessageContaining("one at a time");
  }

  @Test
  void nothingIsCalledUnknownBeforeClickHouseHasAnswered() {
    assertThat(FilterValues.NOT_KNOWN.read(Map.of("department", List.of("Sales"))).department()).isEqualTo("Sales");
    FilterValues beforeTheFirstCase = new FilterValues(true, List.of(), List.of());
    assertThat(beforeTheFirstCase.read(Map.of("clock", List.of("resolution"))).clock()).isEqualTo("resolution");
  }
}
