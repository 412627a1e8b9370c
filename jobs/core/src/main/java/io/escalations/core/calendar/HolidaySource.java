package io.escalations.core.calendar;

import io.escalations.core.yaml.YamlNode;

/**
 * Whose public holidays a calendar keeps: those of a whole country, and of a region of it if one is
 * named.
 *
 * @param country two capital letters of ISO 3166
 * @param region as {@link PublicHolidays#regions} names it; null: none
 */
public record HolidaySource(String country, String region) {
  /**
   * @throws io.escalations.schemas.UserError if it names no country
   */
  public static HolidaySource of(YamlNode holidays) {
    if (!holidays.isMapping()) {
      throw holidays.error(
          "expected a country, such as {country: US}; single dates stand under 'exceptions', such"
              + " as {2026-12-25: []}");
    }
    return new HolidaySource(
        holidays.get("country").text(), holidays.find("region").map(YamlNode::text).orElse(null));
  }

  /** As its dates are kept: {@code US}, {@code GB/eng}. */
  public String name() {
    return region == null ? country : country + "/" + region;
  }
}
