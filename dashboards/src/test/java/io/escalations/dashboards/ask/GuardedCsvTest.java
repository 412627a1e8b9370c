package io.escalations.dashboards.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.SpreadsheetText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedCsvTest {
  @Test
  void numbersStayNumbersAndNullStaysEmpty() throws Exception {
    assertThat(
            csv(
                """
                ["name","-amount","list"]
                ["String","Decimal(18, 3)","Array(String)"]
                ["Billing, \\"East\\"",-12.500,["=1"]]
                [null,18446744073709551615,[]]
                """))
        .isEqualTo(
            """
            "name","'-amount","list"
            "Billing, ""East""\",-12.500,"[""=1""]"
            ,18446744073709551615,"[]"
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "\rx"})
  void aTextIsNoFormula(String text) {
    assertThat(SpreadsheetText.guarded(text)).isEqualTo("'" + text);
  }

  @Property
  void everyOtherTextStaysAsItIs(@ForAll String text) {
    String guarded = SpreadsheetText.guarded(text);

    assertThat(guarded).endsWith(text);
    if (!text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
      assertThat(guarded).isEqualTo(text);
    }
  }

  @Test
  void nothingIsNothing() throws Exception {
    assertThat(csv("")).isEmpty();
  }

  private static String csv(String rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GuardedCsv.write(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
