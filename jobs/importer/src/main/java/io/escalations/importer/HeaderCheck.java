package io.escalations.importer;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.importer.csv.Columns;
import io.escalations.importer.csv.Dialect;
import io.escalations.importer.csv.HeaderSearch;
import io.escalations.importer.csv.HeaderSearch.Found;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.rule.Mapping.ColumnUse;
import io.escalations.importer.rule.RefusedMapping;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a file has the columns that a mapping names, all mistakes in one run. */
final class HeaderCheck {
  private final Path file;
  private final Mapping mapping;
  private final Set<String> wanted;

  HeaderCheck(Path file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
    this.wanted = mapping.columnUses().stream().map(ColumnUse::column).collect(Collectors.toSet());
  }

  /** The names of columns that the mapping has. */
  Set<String> wanted() {
    return wanted;
  }

  /**
   * @throws UserError if the file is empty, or lacks a column, or has one more than once
   */
  Found find() throws IOException {
    Found found = HeaderSearch.find(file, mapping.csv(), wanted);
    if (found == null) {
      throw new UserError(file + ": the file is empty; its first line must name the columns");
    }
    Findings findings = new Findings();
    for (ColumnUse use : mapping.columnUses()) {
      findings.check(() -> check(use, found));
    }
    for (ColumnUse part : mapping.newNames()) {
      if (found.columns().has(part.column())) {
        findings.add(
            part.place()
                .error(
                    file
                        + " has a column '"
                        + part.column()
                        + "': give the part of the entry another name"));
      }
    }
    try {
      RefusedMapping.throwIfAny(findings);
    } catch (UserError e) {
      found.close();
      throw e;
    }
    return found;
  }

  private void check(ColumnUse use, Found found) {
    Columns columns = found.columns();
    if (!columns.has(use.column())) {
      throw use.place()
          .error(
              file
                  + " has no column '"
                  + use.column()
                  + "'"
                  + Known.of(columns.names())
                      .nearest(use.column())
                      .map(nearest -> " (did you mean '" + nearest + "'?)")
                      .orElse("")
                  + otherDelimiter()
                  + "; line "
                  + found.line()
                  + " has: "
                  + String.join(", ", columns.names()));
    }
    if (columns.isRepeated(use.column()) && !use.several()) {
      throw use.place()
          .error(
              file
                  + " has the column '"
                  + use.column()
                  + "' more than once: write '"
                  + use.column()
                  + "#1' for the first of them, or let a rule give an event for 'each'");
    }
  }

  private String otherDelimiter() {
    if (mapping.csv().delimiter() == null || mapping.csv().columns() != null) {
      return "";
    }
    Dialect any =
        new Dialect(
            null,
            mapping.csv().quote(),
            mapping.csv().escape(),
            mapping.csv().encoding(),
            mapping.csv().trim(),
            mapping.csv().shortRows(),
            mapping.csv().skipLines(),
            null);
    try (Found other = HeaderSearch.find(file, any, List.copyOf(wanted))) {
      return other != null && other.complete()
          ? " with this delimiter, but it has all with '" + other.delimiter() + "'"
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
