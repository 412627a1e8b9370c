package io.escalations.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.dashboards.cases.Sentence.Piece;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final long TEN = Instant.parse("2016-05-24T10:00:00Z").toEpochMilli();

  @Test
  void anInstantIsAPieceOfItsOwnWithTheEventItIsOf() {
    var pieces =
        Sentence.pieces(
            "stopped by AGENT_REPLIED at 2016-05-24T10:00:00.000Z (X-1d2h), 1d19h21m before due");

    assertThat(pieces).contains(new Piece(null, TEN, "X-1d2h"));
    assertThat(
            pieces.stream()
                .map(piece -> piece.at() == null ? piece.text() : "TIME")
                .collect(Collectors.joining()))
        .isEqualTo("Stopped by “agent replied” at TIME, 1 d 19 h 21 min before due.");
  }

  @Test
  void whatIsPlainStaysPlain() {
    assertThat(Sentence.pieces("no rule matches"))
        .extracting(Piece::text)
        .containsExactly("No rule matches.");
  }
}
