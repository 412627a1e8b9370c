package io.escalations.importer.rule;

import io.escalations.importer.row.Entries;
import io.escalations.importer.row.EntryRow;
import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.text.Blanks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a row holds several of: the columns of one name, and the entries of each of them.
 *
 * @param entries what stands between two entries of one cell; null if a cell is one entry
 * @param split what stands between the parts of an entry; the last part takes the rest; null if an
 *     entry is one part or {@code pattern} finds the parts
 * @param pattern with a named group for each part; null if there is none
 * @param into the names of the parts
 */
public record Each(
    String column,
    String entries,
    String split,
    Pattern pattern,
    List<String> into,
    Set<String> unknown)
    implements Entries {

  /**
   * The entries of a row, in the order of its columns.
   *
   * @throws RowRefused if an entry does not fit {@code pattern}
   */
  @Override
  public List<Row> of(Row row) {
    List<Row> found = new ArrayList<>();
    for (String cell : row.texts(column)) {
      for (String entry :
          entries == null ? List.of(cell) : List.of(cell.split(Pattern.quote(entries)))) {
        String trimmed = Blanks.trim(entry);
        if (!trimmed.isEmpty() && !unknown.contains(trimmed)) {
          found.add(new EntryRow(row, parts(trimmed), unknown));
        }
      }
    }
    return found;
  }

  private Map<String, String> parts(String entry) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (pattern != null) {
      Matcher matcher = pattern.matcher(entry);
      if (!matcher.matches()) {
        throw new RowRefused(column, entry, "does not fit the pattern of 'each': " + pattern);
      }
      into.forEach(name -> parts.put(name, matcher.group(name) == null ? "" : matcher.group(name)));
      return parts;
    }
    String[] values =
        split == null ? new String[] {entry} : entry.split(Pattern.quote(split), into.size());
    for (int index = 0; index < into.size(); index++) {
      parts.put(into.get(index), index < values.length ? Blanks.trim(values[index]) : "");
    }
    return parts;
  }
}
