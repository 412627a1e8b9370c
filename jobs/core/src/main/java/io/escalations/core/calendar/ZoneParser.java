package io.escalations.core.calendar;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.Set;

/** Reads the zone whose clocks the hours of a calendar are read from. */
final class ZoneParser {
  /** What has no summer time, and is known to have none. */
  private static final Set<String> WITHOUT = Set.of("UTC", "GMT", "Z", "Etc/UTC", "Etc/GMT");

  private ZoneParser() {}

  /**
   * @throws io.escalations.schemas.UserError if there is no such zone
   */
  static ZoneId parse(YamlNode zone, Findings findings) {
    try {
      ZoneId id = ZoneId.of(zone.text());
      warn(zone, id, findings);
      return id;
    } catch (ZoneRulesException e) {
      throw zone.error(
          "unknown zone '" + zone.text() + "'; expected a name such as America/New_York");
    } catch (DateTimeException e) {
      throw zone.error(
          "'" + zone.text() + "' is no zone; expected a name such as America/New_York");
    }
  }

  private static void warn(YamlNode zone, ZoneId id, Findings findings) {
    if (WITHOUT.contains(id.getId())) {
      return;
    }
    if (id.getRules().isFixedOffset()) {
      findings.warn(
          zone,
          "'"
              + id.getId()
              + "' is always "
              + id.getRules().getOffset(Instant.EPOCH)
              + " and has no summer time; name a place such as America/New_York if yours has one");
    } else if (!id.getId().contains("/")) {
      findings.warn(
          zone,
          "'"
              + id.getId()
              + "' is an abbreviation; name the place whose clocks count, such as Europe/Berlin");
    }
  }
}
