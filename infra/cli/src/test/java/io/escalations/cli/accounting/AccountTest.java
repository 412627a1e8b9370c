package io.escalations.cli.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final SortedMap<String, Long> NONE = new TreeMap<>();

  private static String printed(Account account) {
    StringWriter text = new StringWriter();
    account.print(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void saysWhatBecameOfAll() {
    Outcomes outcomes = new Outcomes(20_000, 19_990, 12, 10, NONE);

    assertThat(printed(new Account(20_000, NONE, outcomes, List.of())))
        .isEqualTo("accepted 19,990 (12 late), duplicate 10, refused 0\n");
  }

  @Test
  void addsWhatWasRefusedHereToWhatThePipelineRefused() {
    Outcomes outcomes =
        new Outcomes(9, 2, 0, 0, new TreeMap<>(Map.of("NOT_JSON", 5L, "TOO_LARGE", 2L)));
    Refused first = new Refused("a.jsonl:3", "NOT_JSON", "value: found nothing");

    Account account =
        new Account(9, new TreeMap<>(Map.of("TOO_LARGE", 1L)), outcomes, List.of(first));

    assertThat(account.refused()).isEqualTo(8);
    assertThat(printed(account))
        .startsWith(
            """
            accepted 2, duplicate 0, refused 8: 5 NOT_JSON, 3 TOO_LARGE
              a.jsonl:3: NOT_JSON: value: found nothing
              and 7 more: ./escalations sql \
            """);
  }

  @Test
  void saysThatNobodyWaited() {
    assertThat(printed(new Account(9, NONE, null, List.of())))
        .isEqualTo("what the pipeline made of them was not waited for (--wait)\n");
  }
}
