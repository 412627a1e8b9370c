package io.escalations.importer;

import io.escalations.importer.Mapping.ColumnUse;
import io.escalations.schemas.UserError;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, packed with gzip if its name ends in {@code .gz}, read row by row. */
final class CsvExport implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final Mapping mapping;
  private final CSVParser parser;

  /**
   * @throws UserError if there is no such file
   */
  CsvExport(Path file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file");
    }
    try {
      this.parser =
          CSVParser.parse(
              open(),
              CSVFormat.RFC4180
                  .builder()
                  .setDelimiter(mapping.csv().delimiter())
                  .setIgnoreEmptyLines(true)
                  .get());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Reader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream plain =
          file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  plain,
                  mapping
                      .csv()
                      .encoding()
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * @throws UserError if the file is no CSV, or has not the columns that the mapping names
   */
  void forEachRow(Consumer<Row> action) {
    try {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw new UserError(file + ": the file is empty; its first line must name the columns");
      }
      Columns columns = columns(records.next());
      for (long number = 0; records.hasNext(); number++) {
        CSVRecord values = records.next();
        action.accept(
            new Row(number, parser.getCurrentLineNumber(), values, columns, mapping.unknown()));
      }
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    }
  }

  private Columns columns(CSVRecord header) {
    Columns columns = new Columns(header.toList());
    for (ColumnUse use : mapping.columnUses()) {
      if (!columns.has(use.column())) {
        throw use.place()
            .error(
                file
                    + " has no column '"
                    + use.column()
                    + "'; it has: "
                    + String.join(", ", columns.names()));
      }
      if (columns.isRepeated(use.column())) {
        throw use.place().error(file + " has the column '" + use.column() + "' more than once");
      }
    }
    return columns;
  }

  private UserError unreadable(IOException e) {
    String line = parser == null ? "" : ":" + parser.getCurrentLineNumber();
    if (e instanceof CharacterCodingException) {
      return new UserError(
          file
              + line
              + ": not "
              + mapping.csv().encoding()
              + " text: set csv.encoding in the mapping",
          e);
    }
    String reason =
        e instanceof CSVException
            ? "not valid CSV: " + e.getMessage()
            : "cannot be read: " + e.getMessage();
    return new UserError(file + line + ": " + reason, e);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
