package io.escalations.importer.csv;

import io.escalations.importer.csv.LineWindow.RecordTooLong;
import io.escalations.importer.text.Blanks;
import io.escalations.schemas.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file. One that a stray quote breaks is given as broken, and reading goes on
 * at the next line that begins a whole record.
 */
public final class CsvRecords implements Closeable {
  private static final Pattern SEPARATOR = Pattern.compile("\"?(?i:sep)=(.)\"?[\r\n]*");
  private static final Pattern FORMULA = Pattern.compile("=\"(.*)\"", Pattern.DOTALL);
  private static final String SWALLOWED =
      "has a value with line breaks in which rows stand: a quote opens it that nothing closes;"
          + " correct that line";

  private final Path file;
  private final Dialect dialect;
  private final LineWindow window;
  private final CSVFormat format;
  private CSVParser parser;
  private Iterator<CSVRecord> records;
  private long before;
  private long end;
  private int width = -1;
  private Predicate<List<String>> isRow = values -> false;

  private CsvRecords(Path file, Dialect dialect) throws IOException {
    this.file = file;
    this.window = new LineWindow(TextFile.open(file, dialect.encoding()), escape(dialect));
    String separator = separator();
    this.dialect = separator == null ? dialect : dialect.withDelimiter(separator);
    this.format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter())
            .setQuote(dialect.quote())
            .setEscape(escape(dialect))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(dialect.trim())
            .get();
    begin((separator == null ? 0 : 1) + (dialect.skipLines() == null ? 0 : dialect.skipLines()));
  }

  /**
   * @throws UserError if there is no such file, or it cannot be read
   */
  public static CsvRecords open(Path file, Dialect dialect) {
    try {
      return new CsvRecords(file, dialect);
    } catch (IOException e) {
      throw unreadable(file, dialect, 0, e);
    }
  }

  private static UserError unreadable(Path file, Dialect dialect, long linesRead, IOException e) {
    String place = file + ":" + (linesRead + 1) + ": ";
    return e instanceof CharacterCodingException
        ? new UserError(
            place
                + "here, or a little further down, is no "
                + dialect.encoding()
                + " text: set csv.encoding in the mapping, such as windows-1252",
            e)
        : new UserError(place + "cannot be read: " + e.getMessage(), e);
  }

  private static Character escape(Dialect dialect) {
    return dialect.escape() != null && dialect.escape().equals(dialect.quote())
        ? null
        : dialect.escape();
  }

  /** What a first line {@code sep=;} says; null if there is none. */
  private String separator() throws IOException {
    String first = window.line(1);
    Matcher matcher = SEPARATOR.matcher(first == null ? "" : first);
    return matcher.matches() ? matcher.group(1) : null;
  }

  String delimiter() {
    return dialect.delimiter() == null ? "," : dialect.delimiter();
  }

  /**
   * What is known of a whole record once the header was read.
   *
   * @param columns how many values it has
   * @param row whether values are plainly those of a row
   */
  public void expect(int columns, Predicate<List<String>> row) {
    width = columns;
    isRow = row;
  }

  /**
   * @return null at the end
   * @throws UserError if the text cannot be read
   */
  public TextRecord next() {
    try {
      return read();
    } catch (IOException e) {
      throw unreadable(file, dialect, window.linesRead(), e);
    }
  }

  private TextRecord read() throws IOException {
    long start = firstFullLine(end + 1);
    String raw = window.line(start);
    if (raw == null) {
      return null;
    }
    CSVRecord values;
    try {
      if (!records.hasNext()) {
        return null;
      }
      values = records.next();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException || e.getCause() instanceof RecordTooLong) {
        return broken(start, raw, advice(raw));
      }
      throw e.getCause();
    }
    end = before + parser.getCurrentLineNumber();
    if (end > start && hasRowsInside(start, end)) {
      return broken(start, raw, SWALLOWED);
    }
    window.release(end);
    return new TextRecord(start, end, clean(values), null, null);
  }

  private long firstFullLine(long from) throws IOException {
    long line = from;
    while (window.line(line) != null && window.line(line).strip().isEmpty()) {
      line++;
    }
    return line;
  }

  /** Reading goes on behind this line. */
  private void begin(long after) throws IOException {
    window.line(after);
    window.release(after);
    before = after;
    end = after;
    parser = CSVParser.builder().setReader(window.from(after + 1)).setFormat(format).get();
    records = parser.iterator();
  }

  private TextRecord broken(long start, String raw, String fault) throws IOException {
    long line = start + 1;
    while (window.line(line) != null && !beginsRecord(line)) {
      line++;
    }
    begin(line - 1);
    return new TextRecord(start, line - 1, List.of(), raw.stripTrailing(), fault);
  }

  private boolean beginsRecord(long line) throws IOException {
    if (window.line(line).strip().isEmpty()) {
      return false;
    }
    try (CSVParser trial =
        CSVParser.builder().setReader(window.from(line)).setFormat(format).get()) {
      Iterator<CSVRecord> iterator = trial.iterator();
      return iterator.hasNext() && isWhole(clean(iterator.next()));
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private boolean isWhole(List<String> values) {
    return width < 0
        || (values.size() >= width
            && values.subList(width, values.size()).stream().allMatch(String::isEmpty));
  }

  private boolean hasRowsInside(long start, long last) throws IOException {
    for (long line = start + 1; line <= last; line++) {
      String text = window.line(line);
      if (text != null && delimiters(text) >= width - 1 && width > 1 && isRowAlone(text)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRowAlone(String line) throws IOException {
    try (CSVParser trial = CSVParser.parse(line, format)) {
      List<CSVRecord> alone = trial.getRecords();
      return alone.size() == 1 && isWhole(clean(alone.get(0))) && isRow.test(clean(alone.get(0)));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private int delimiters(String line) {
    int count = 0;
    for (int at = line.indexOf(delimiter()); at >= 0; at = line.indexOf(delimiter(), at + 1)) {
      count++;
    }
    return count;
  }

  private String advice(String raw) {
    return dialect.escape() == null && raw.contains("\\\"")
        ? "has a quote inside a quoted value: if a backslash escapes it, set csv: {escape:"
            + " \"\\\\\"}"
        : "has a quote inside a quoted value, or one that is not closed: double it, or set csv:"
            + " {quote: none} if values are not quoted";
  }

  private List<String> clean(CSVRecord values) {
    Stream<String> cells = values.stream();
    return cells.map(this::clean).toList();
  }

  private String clean(String value) {
    String text = dialect.trim() ? Blanks.trim(value) : value;
    if (!text.startsWith("=\"")) {
      return text;
    }
    Matcher formula = FORMULA.matcher(text);
    return formula.matches() ? clean(formula.group(1).replace("\"\"", "\"")) : text;
  }

  @Override
  public void close() throws IOException {
    parser.close();
    window.close();
  }
}
