package io.escalations.dashboards.ask;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Rows as CSV in which no text is a formula, see {@link SpreadsheetText}. Numbers stay numbers,
 * what is null stays empty.
 */
public final class GuardedCsv {
  /** The ClickHouse format that is read: names in the first line, types in the second. */
  public static final String SOURCE = "JSONCompactEachRowWithNamesAndTypes";

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create(CSVFormat.RFC4180)
          .setQuoteMode(QuoteMode.NON_NUMERIC)
          .setRecordSeparator('\n')
          .get();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TYPES = 2;

  private GuardedCsv() {}

  /**
   * @param rows in {@link #SOURCE}; closed at the end
   * @param out left open, and flushed
   */
  public static void write(InputStream rows, OutputStream out) throws IOException {
    CSVPrinter csv =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    try (JsonParser parser = JSON.createParser(rows)) {
      int line = 0;
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        line++;
        boolean types = line == TYPES;
        for (JsonToken token = parser.nextToken();
            token != JsonToken.END_ARRAY;
            token = parser.nextToken()) {
          Object cell = cell(parser, token);
          if (!types) {
            csv.print(cell);
          }
        }
        if (!types) {
          csv.println();
        }
      }
    }
    csv.flush();
  }

  private static Object cell(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isNumeric()) {
      return new BigDecimal(parser.getText());
    }
    return SpreadsheetText.guarded(
        token.isScalarValue() ? parser.getText() : parser.<JsonNode>readValueAsTree().toString());
  }
}
