package io.escalations.importer.rule;

import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.csv.CsvRecords;
import io.escalations.importer.csv.Dialect;
import io.escalations.importer.csv.TextRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table in a CSV file of its own: {@code {file: agents.csv, key: id, value: role}}. */
final class LookupFile {
  private LookupFile() {}

  /**
   * The table, held in memory.
   *
   * @throws io.escalations.schemas.UserError if the file is none, or has a key twice with two
   *     values
   */
  static Map<String, String> read(YamlNode node, MappingContext context) {
    context.findings().onlyKeys(node, "file", "key", "value", "csv");
    Dialect dialect =
        node.find("csv")
            .map(csv -> new DialectParser(context.findings()).parse(csv))
            .orElse(Dialect.USUAL);
    Path file = context.directory().resolve(node.get("file").text());
    Map<String, String> table = new HashMap<>();
    try (CsvRecords records = CsvRecords.open(file, dialect)) {
      TextRecord header = records.next();
      if (header == null) {
        throw node.error(file + " is empty");
      }
      int key = index(header.values(), node.get("key"), file);
      int value = index(header.values(), node.get("value"), file);
      for (TextRecord line = records.next(); line != null; line = records.next()) {
        if (line.fault() != null) {
          throw node.error(file + ":" + line.line() + ": " + line.fault());
        }
        if (line.values().size() > Math.max(key, value)) {
          String other = table.put(line.values().get(key), line.values().get(value));
          if (other != null && !other.equals(line.values().get(value))) {
            throw node.error(
                file + ":" + line.line() + ": '" + line.values().get(key) + "' stands twice");
          }
        }
      }
    } catch (IOException e) {
      throw node.error(file + " cannot be read: " + e.getMessage());
    }
    return table;
  }

  private static int index(List<String> header, YamlNode name, Path file) {
    int index = header.indexOf(name.text());
    if (index < 0) {
      throw name.error(
          file + " has no column '" + name.text() + "'; it has: " + String.join(", ", header));
    }
    return index;
  }
}
