package io.escalations.importer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void showsWhatOneCannotSee() {
    assertThat(VisibleText.quoted("10:15\u202FAM")).isEqualTo("'10:15␣[U+202F]AM'");
    assertThat(VisibleText.quoted("a b\tc\nd\u200Be\u0007"))
        .isEqualTo("'a b␣[U+0009]c⏎d[U+200B]e[U+0007]'");
    assertThat(VisibleText.quoted("x".repeat(500))).hasSize(103).endsWith("…'");
  }

  @Test
  void knowsBlanksOfEveryKind() {
    assertThat(Blanks.trim("\u00A0 \uFEFFa\u202Fb \u200E")).isEqualTo("a\u202Fb");
    assertThat(Blanks.plain(" a\u202F \u00A0b\u200E ")).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "1.234,50 | , | 1234.5",
        "1,234.50 | . | 1234.5",
        "1 234,5 | , | 1234.5",
        "5.0 | . | 5",
        "-12 | . | -12",
        "4,5 | . | none",
        "1.23,5 | , | none",
        "abc | . | none",
      })
  void readsNumbers(String text, char decimal, String expected) {
    assertThat(NumberText.read(text, decimal))
        .satisfies(
            number ->
                assertThat(number == null ? null : NumberText.write(number)).isEqualTo(expected));
  }
}
