package io.escalations.dashboards.cases;

import io.escalations.dashboards.text.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of an explanation, taken apart so that a page can write its instants in the viewer's
 * zone.
 */
public final class Sentence {
  private static final Pattern MARKED =
      Pattern.compile(
          "(?<instant>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)(?:"
              + " \\((?<event>[^)]*)\\))?|(?<length>\\b(?:\\d+(?:ms|[dhms]))+\\b)|(?<type>[A-Z]+(?:_[A-Z]+)+|[A-Z]{2,})(?="
              + " at )");

  private Sentence() {}

  /**
   * A piece of it.
   *
   * @param text null for an instant
   * @param at epoch milliseconds UTC; null for text
   * @param event the event the instant is of; null where none is named
   */
  public record Piece(String text, Long at, String event) {}

  /** With a capital at its beginning and a full stop at its end. */
  public static List<Piece> pieces(String words) {
    String sentence = Wording.sentence(words);
    List<Piece> pieces = new ArrayList<>();
    Matcher marked = MARKED.matcher(sentence);
    int done = 0;
    while (marked.find()) {
      pieces.add(text(sentence.substring(done, marked.start())));
      done = marked.end();
      if (marked.group("instant") != null) {
        pieces.add(
            new Piece(
                null,
                Instant.parse(marked.group("instant")).toEpochMilli(),
                marked.group("event")));
      } else if (marked.group("length") != null) {
        pieces.add(text(Wording.spaced(marked.group("length"))));
      } else {
        pieces.add(text("“" + Wording.words(marked.group("type")).toLowerCase(Locale.ROOT) + "”"));
      }
    }
    pieces.add(text(sentence.substring(done)));
    return pieces;
  }

  private static Piece text(String text) {
    return new Piece(text, null, null);
  }
}
