package io.escalations.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextBandsTest {
  private static final String COMPLAINT =
      "Since the update this morning the mobile app shows a blank page after I enter my password,"
          + " and the button to pay is gone. I have tried twice.";

  private static int shared(String left, String right) {
    Set<Long> both = new HashSet<>(TextBands.of(left));
    both.retainAll(TextBands.of(right));
    return both.size();
  }

  @Test
  void theSameWordsSayTheSameWhateverTheirCaseAndNumbers() {
    assertThat(
            shared(COMPLAINT + " Order 4711", COMPLAINT.toUpperCase(Locale.ROOT) + "  order 99,12"))
        .isEqualTo(TextBands.BANDS);
  }

  @Test
  void aFewOtherWordsAreTheSameComplaint() {
    assertThat(shared(COMPLAINT, COMPLAINT.replace("this morning", "yesterday"))).isGreaterThan(2);
  }

  @Test
  void anotherComplaintIsAnother() {
    assertThat(
            shared(
                COMPLAINT,
                "The invoice for the second quarter names my old company, and nobody has answered"
                    + " since I asked to have it corrected."))
        .isZero();
  }

  @Test
  void wordsAreFoundInOtherScripts() {
    String japanese = "アプリを更新してから支払いのボタンが消えました。二回試しましたが同じです。";
    assertThat(shared(japanese, japanese + "!")).isEqualTo(TextBands.BANDS);
    String russian =
        "После обновления приложения кнопка оплаты исчезла, пробовал два раза, помогите пожалуйста";
    assertThat(
            shared(
                russian,
                "Счёт за второй квартал выставлен на старое название компании, исправьте его"))
        .isZero();
  }

  @Test
  void aTextTooShortToCompareSaysNothing() {
    assertThat(TextBands.of("")).isEmpty();
    assertThat(TextBands.of("please help me")).isEmpty();
    assertThat(TextBands.of("1 2 3 4 5 6 7 8 9 10")).isEmpty();
  }

  @Test
  void aHugeTextIsCut() {
    String log = "at io.example.Something called from somewhere else\n".repeat(20_000);
    assertThat(log.length()).isGreaterThan(1_000_000);
    String start = (COMPLAINT + " ").repeat(40);
    assertThat(TextBands.of(start + log))
        .isEqualTo(TextBands.of(start.substring(0, TextBands.MOST_CHARACTERS)));
    assertThat(List.of(TextBands.of(log), TextBands.of(log + "x"))).doesNotContain(List.of());
  }
}
