package io.escalations.importer.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.row.EntryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainOrderTest {
  private final ChainOrder order = new ChainOrder(new Chain("from", "to", "of"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ab bc cd,      -, -, ab bc cd",
        "cd ab bc,      -, -, ab bc cd",
        "ba ab,         a, -, ab ba",
        "ba ab,         -, a, ab ba",
        "ba ab,         -, -, ba ab",
        "ab ba ab bc,   a, -, ab ba ab bc",
        "bc ab ba ab,   a, c, ab ba ab bc",
        "ab cd,         -, -, ab cd",
        "aa ab,         -, -, aa ab",
        "ab aa,         -, -, aa ab",
      })
  void holdsTogether(String rows, String before, String behind, String expected) {
    assertThat(arrange(rows, before, behind)).isEqualTo(expected);
  }

  @Test
  void rowsOfAnotherThingKeepTheirPlaces() {
    List<TimedRow> rows =
        List.of(row("status", "b", "c"), row("owner", "x", "y"), row("status", "a", "b"));
    assertThat(order.arrange(rows, Map.of(), Map.of()))
        .extracting(row -> row.row().text("from"))
        .containsExactly("a", "x", "b");
  }

  private String arrange(String rows, String before, String behind) {
    List<TimedRow> parsed = new ArrayList<>();
    for (String row : rows.split(" ", -1)) {
      parsed.add(row("", row.substring(0, 1), row.substring(1)));
    }
    return String.join(
        " ",
        order.arrange(parsed, state(before), state(behind)).stream()
            .map(row -> row.row().text("from") + row.row().text("to"))
            .toList());
  }

  private static Map<String, String> state(String state) {
    return state == null ? Map.of() : Map.of("", state);
  }

  private static TimedRow row(String of, String from, String to) {
    return TimedRow.of(
        new EntryRow(null, Map.of("of", of, "from", from, "to", to), Set.of()), 0, 0, null);
  }
}
