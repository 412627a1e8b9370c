package io.escalations.importer.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Finds the line that names the columns: the first that has all those of the mapping. Titles may
 * stand above it, and where the mapping names no delimiter the usual ones are tried.
 */
public final class HeaderSearch {
  private static final List<String> USUAL_DELIMITERS = List.of(",", ";", "\t", "|");
  private static final int DEEPEST = 100;

  /**
   * What was found.
   *
   * @param records go on behind the header
   * @param columns of the header, or of the line that comes nearest to one
   * @param line of the header, counted from 1; 0 if the file has none
   * @param complete whether it has all columns
   */
  public record Found(
      CsvRecords records, Columns columns, long line, boolean complete, String delimiter)
      implements Closeable {
    @Override
    public void close() throws IOException {
      records.close();
    }
  }

  private HeaderSearch() {}

  /**
   * @param wanted the names of columns that the mapping has
   * @return null if the file is empty
   */
  public static Found find(Path file, Dialect dialect, Collection<String> wanted)
      throws IOException {
    if (dialect.columns() != null) {
      CsvRecords records = CsvRecords.open(file, dialect);
      Columns columns = new Columns(dialect.columns());
      return new Found(
          records, columns, 0, columns.count(wanted) == wanted.size(), records.delimiter());
    }
    Found best = null;
    List<String> delimiters =
        dialect.delimiter() == null ? USUAL_DELIMITERS : List.of(dialect.delimiter());
    for (String delimiter : delimiters) {
      Found found = search(file, dialect.withDelimiter(delimiter), wanted);
      if (found == null) {
        continue;
      }
      if (best == null || found.columns.count(wanted) > best.columns.count(wanted)) {
        if (best != null) {
          best.close();
        }
        best = found;
      } else {
        found.close();
      }
      if (best.complete) {
        return best;
      }
    }
    return best;
  }

  private static Found search(Path file, Dialect dialect, Collection<String> wanted)
      throws IOException {
    CsvRecords records = CsvRecords.open(file, dialect);
    Columns best = null;
    long line = 1;
    int deepest = dialect.skipLines() == null ? DEEPEST : 1;
    for (int depth = 0; depth < deepest; depth++) {
      TextRecord header = records.next();
      if (header == null) {
        break;
      }
      if (header.fault() != null) {
        continue;
      }
      Columns columns = new Columns(header.values());
      if (columns.count(wanted) == wanted.size()) {
        return new Found(records, columns, header.line(), true, records.delimiter());
      }
      if (best == null || columns.count(wanted) > best.count(wanted)) {
        best = columns;
        line = header.line();
      }
    }
    if (best == null) {
      records.close();
      return null;
    }
    return new Found(records, best, line, false, records.delimiter());
  }
}
