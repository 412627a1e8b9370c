package io.escalations.importer.rule;

import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.DateCell;
import io.escalations.importer.cell.DateOnly;
import io.escalations.importer.cell.DurationCell;
import io.escalations.importer.cell.Template;
import io.escalations.importer.cell.TimeCell;
import io.escalations.importer.cell.ZoneCell;
import io.escalations.importer.date.DateFormats;
import io.escalations.importer.date.DurationUnit;
import io.escalations.importer.date.Durations;
import io.escalations.importer.row.Row;
import io.escalations.importer.text.Blanks;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads dates, with what {@code dates} says of all of them. */
final class DateParser {
  private static final String[] SETTINGS = {"format", "zone", "locale", "date_only"};

  private final MappingContext context;
  private final YamlNode defaults;
  private final CellParser cells;

  DateParser(MappingContext context, YamlNode root, CellParser cells) {
    this.context = context;
    this.cells = cells;
    this.defaults = context.findings().check(() -> root.find("dates").orElse(null), null);
    if (defaults != null) {
      context.findings().check(() -> context.findings().onlyKeys(defaults, SETTINGS));
    }
  }

  /** {@code {date: …}}, or the first of several that is known. */
  TimeCell time(YamlNode node) {
    if (node.isMapping() && node.find("first_of").isPresent()) {
      context.findings().onlyKeys(node, "first_of");
      return TimeCell.firstKnown(node.get("first_of").items().stream().map(this::time).toList());
    }
    context
        .findings()
        .onlyKeys(node, "date", "format", "zone", "locale", "date_only", "plus", "first_of");
    YamlNode date = node.get("date");
    Cell text = columns(date);
    DateFormats formats = context.findings().check(() -> formats(node), null);
    Function<Row, ZoneId> zone = context.findings().check(() -> zone(node), row -> ZoneOffset.UTC);
    DateOnly dateOnly = context.findings().check(() -> dateOnly(node), DateOnly.UNSPECIFIED);
    List<DurationCell> plus = new ArrayList<>();
    node.find("plus")
        .ifPresent(
            durations ->
                Yaml.items(durations)
                    .forEach(
                        item -> context.findings().check(() -> plus.add(duration(item)), false)));
    return new DateCell(date.text(), text, formats, zone, dateOnly, plus);
  }

  /** One column, or a template of several; not known if none of them is. */
  private Cell columns(YamlNode date) {
    if (!Template.hasNames(date.text())) {
      return Cell.column(context.column(date), false);
    }
    Template template = context.template(date, List.of());
    return row -> {
      if (template.names().stream().allMatch(name -> row.known(name) == null)) {
        return null;
      }
      return Blanks.plain(template.fill(name -> row.known(name) == null ? "" : row.known(name)));
    };
  }

  private DateFormats formats(YamlNode node) {
    YamlNode format = required(node, "format");
    List<String> written = new ArrayList<>(Yaml.texts(format));
    try {
      return DateFormats.of(written, locale(node));
    } catch (IllegalArgumentException e) {
      throw format.error(
          "expected a date pattern such as d/M/uuuu HH:mm, or one of "
              + String.join(", ", DateFormats.names())
              + ", found '"
              + String.join("', '", written)
              + "'"
              + written.stream()
                  .flatMap(text -> Known.of(DateFormats.names()).nearest(text).stream())
                  .findFirst()
                  .map(nearest -> "; did you mean " + nearest + "?")
                  .orElse(""));
    }
  }

  private Locale locale(YamlNode node) {
    Optional<YamlNode> setting = setting(node, "locale");
    if (setting.isEmpty()) {
      return Locale.ENGLISH;
    }
    Locale locale = Locale.forLanguageTag(setting.get().text().replace('_', '-'));
    if (locale.getLanguage().isEmpty()
        || Arrays.stream(Locale.getAvailableLocales())
            .noneMatch(known -> known.getLanguage().equals(locale.getLanguage()))) {
      throw setting
          .get()
          .error("expected a language such as de or fr-CA, found '" + setting.get().text() + "'");
    }
    return locale;
  }

  private Function<Row, ZoneId> zone(YamlNode node) {
    Optional<YamlNode> setting = setting(node, "zone");
    if (setting.isEmpty() && hasOwnZone(node)) {
      return row -> ZoneOffset.UTC;
    }
    YamlNode zone = setting.isPresent() ? setting.get() : required(node, "zone");
    if (zone.isMapping()) {
      return new ZoneCell(zone.find("column").map(YamlNode::text).orElse("zone"), cells.text(zone));
    }
    if (Template.hasNames(zone.text())) {
      return new ZoneCell(zone.text(), columns(zone));
    }
    try {
      ZoneId id = ZoneId.of(zone.text());
      return row -> id;
    } catch (DateTimeException e) {
      throw zone.error(
          "expected a time zone such as UTC or Europe/Berlin, found '"
              + zone.text()
              + "'"
              + Known.of(ZoneId.getAvailableZoneIds())
                  .nearest(zone.text())
                  .map(nearest -> "; did you mean " + nearest + "?")
                  .orElse("; one that stands in a column goes as {column: Name}"));
    }
  }

  /** Epochs need no zone. */
  private boolean hasOwnZone(YamlNode node) {
    return setting(node, "format")
        .filter(
            format -> Yaml.texts(format).stream().allMatch(written -> written.startsWith("epoch_")))
        .isPresent();
  }

  private DateOnly dateOnly(YamlNode node) {
    return setting(node, "date_only")
        .map(
            written ->
                switch (written.text()) {
                  case "start" -> DateOnly.START_OF_DAY;
                  case "end" -> DateOnly.END_OF_DAY;
                  default ->
                      throw written.error(
                          "'" + written.text() + "' is none of start, end (of the day)");
                })
        .orElse(DateOnly.UNSPECIFIED);
  }

  private DurationCell duration(YamlNode node) {
    context.findings().onlyKeys(node, "column", "unit", "clock");
    return new DurationCell(
        context.column(node.get("column")),
        new Durations(
            node.find("unit").map(unit -> Yaml.named(unit, DurationUnit.class)).orElse(null),
            node.find("clock")
                .map(clock -> Yaml.oneOf(clock, Durations.Clock.class, "h:mm", "m:ss"))
                .orElse(null)));
  }

  private Optional<YamlNode> setting(YamlNode node, String key) {
    return node.find(key).or(() -> Optional.ofNullable(defaults).flatMap(all -> all.find(key)));
  }

  private YamlNode required(YamlNode node, String key) {
    return setting(node, key)
        .orElseThrow(() -> node.error("'" + key + "' is missing, here and under dates"));
  }
}
