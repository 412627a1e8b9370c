package io.escalations.importer.date;

import io.escalations.importer.text.Blanks;
import java.util.Optional;

/** ISO 8601 and RFC 3339 as tools write them; UTC after the time is an offset too. */
final class IsoFormat implements DateFormat {
  private final DateFormat pattern = PatternFormat.iso(name());

  @Override
  public Optional<Moment> read(String text) {
    return pattern.read(Blanks.plain(text).replace(" UTC", "Z").replace(',', '.'));
  }

  @Override
  public String name() {
    return "iso";
  }
}
