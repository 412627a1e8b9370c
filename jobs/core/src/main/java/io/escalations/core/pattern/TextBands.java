package io.escalations.core.pattern;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.StringHelper;

/**
 * A few numbers computed from a text; similar texts share several of them (<b>MinHash with
 * banding</b>). They are computed from pairs of neighbouring words without numbers, in any language
 * in which {@link StandardTokenizer} finds words. The text cannot be recovered from them.
 */
public final class TextBands {
  /** Longer texts are cut: a log pasted below the complaint does not describe it. */
  static final int MOST_CHARACTERS = 4_096;

  /** A text with fewer different pairs is too short to be compared. */
  static final int LEAST_PAIRS = 5;

  static final int BANDS = 32;
  static final int ROWS = 4;

  private TextBands() {}

  /**
   * @return nothing for a text too short to compare
   */
  public static List<Long> of(String text) {
    StandardTokenizer words = new StandardTokenizer();
    words.setReader(
        new StringReader(
            text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text));
    ShingleFilter pairs = new ShingleFilter(new NoNumbers(new LowerCaseFilter(words)), 2, 2);
    pairs.setOutputUnigrams(false);
    pairs.setFillerToken("");
    Counted counted = new Counted(pairs);
    List<String> hashes = new ArrayList<>(BANDS * ROWS);
    try (TokenStream least = new MinHashFilter(counted, BANDS * ROWS, 1, 1, false)) {
      CharTermAttribute hash = least.addAttribute(CharTermAttribute.class);
      least.reset();
      while (least.incrementToken()) {
        hashes.add(hash.toString());
      }
      least.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counted.pairs < LEAST_PAIRS ? List.of() : bands(hashes);
  }

  private static List<Long> bands(List<String> hashes) {
    List<Long> bands = new ArrayList<>(BANDS);
    for (int band = 0; band < BANDS; band++) {
      byte[] rows =
          (band + String.join("", hashes.subList(band * ROWS, (band + 1) * ROWS)))
              .getBytes(StandardCharsets.UTF_16BE);
      bands.add(hash(rows, 1) << Integer.SIZE | hash(rows, 2));
    }
    return bands;
  }

  private static long hash(byte[] bytes, int seed) {
    return Integer.toUnsignedLong(StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, seed));
  }

  /** Numbers of orders and telephones differ where the complaint is the same. */
  private static final class NoNumbers extends FilteringTokenFilter {
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

    NoNumbers(TokenStream words) {
      super(words);
    }

    @Override
    protected boolean accept() {
      return word.chars().noneMatch(Character::isDigit);
    }
  }

  private static final class Counted extends FilteringTokenFilter {
    private int pairs;

    Counted(TokenStream pairs) {
      super(pairs);
    }

    @Override
    protected boolean accept() {
      pairs++;
      return true;
    }
  }
}
