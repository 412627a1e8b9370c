package io.escalations.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers on the pages that repeat the code are those of the code. Such a number is followed by the
 * place it comes from: {@code 2 s<!-- value: AnalyticsJob --checkpoint-interval -->}.
 */
class ValuesTest {
  private static final Pattern MARKED =
      Pattern.compile("(\\S+(?:\\s+\\S+)?)\\s*<!-- value: (.+?) -->", Pattern.DOTALL);

  @Test
  void areThoseOfTheCode() throws IOException {
    Sources sources = Sources.read();
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Page page : Page.all()) {
      Matcher marked = MARKED.matcher(page.text());
      while (marked.find()) {
        checked++;
        String code = sources.value(marked.group(2));
        if (code == null || !Quantity.atTheEndOf(marked.group(1)).equals(Quantity.ofCode(code))) {
          wrong.add(
              Page.REPOSITORY.relativize(page.path())
                  + ": "
                  + marked.group(1)
                  + " but "
                  + marked.group(2)
                  + " is "
                  + code);
        }
      }
    }

    assertThat(checked).isGreaterThan(10);
    assertThat(wrong).as("values that are not those of the code").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "every 500 ms, PT0.5S",
    "after 400 days, P400D",
    "5 minutes, Duration.ofMinutes(5)",
    "'(20,000', 20_000",
    "port 19092, 19092",
    "(32 MiB, 32L << 20",
    "4 MiB, 4 * 1024 * 1024",
    "0.5 s, PT0.5S"
  })
  void readsPagesAndCodeAlike(String page, String code) {
    assertThat(Quantity.atTheEndOf(page)).isEqualTo(Quantity.ofCode(code));
  }

  @ParameterizedTest
  @CsvSource({"500 s, PT0.5S", "400 days, P40D", "20000, 20_001", "4 MiB, 4L", "few, 3"})
  void seesADifference(String page, String code) {
    assertThat(Quantity.atTheEndOf(page)).isNotEqualTo(Quantity.ofCode(code));
  }
}
