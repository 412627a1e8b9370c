package io.escalations.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CborTest {
  record Part(String name) {}

  record Earlier(String name, long number, Part part) {}

  record Later(
      String name, long number, Part part, String more, Integer count, Map<String, String> texts) {}

  private static final Cbor<Earlier> EARLIER = Cbor.of(Earlier.class);
  private static final Cbor<Later> LATER = Cbor.of(Later.class);

  @Test
  void aBuildWithMoreFieldsReadsWhatAnEarlierOneWrote() {
    byte[] bytes = EARLIER.encode(new Earlier("a", 7, new Part("b")));

    assertThat(LATER.decode(bytes)).isEqualTo(new Later("a", 7, new Part("b"), null, null, null));
  }

  @Test
  void anEarlierBuildReadsWhatALaterOneWrote() {
    Later later = new Later("a", 7, null, "more", 3, Map.of("x", "y"));

    assertThat(EARLIER.decode(LATER.encode(later))).isEqualTo(new Earlier("a", 7, null));
  }

  @Test
  void noNamesAreWritten() {
    byte[] bytes = EARLIER.encode(new Earlier("value", 7, new Part("inner")));

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .contains("value", "inner")
        .doesNotContain("name", "number", "part");
  }

  @Test
  void refusesWhatIsNoRecord() {
    assertThatThrownBy(() -> EARLIER.decode(new byte[] {1, 2, 3}))
        .isInstanceOf(UncheckedIOException.class);
  }
}
