package io.escalations.cli.policy;

import io.escalations.core.calendar.HolidaySource;
import io.escalations.holidays.JollydayHolidays;
import io.escalations.schemas.UserError;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The countries and regions whose public holidays a calendar can keep, and the holidays. */
public final class HolidayList {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd EEE", Locale.ENGLISH);

  private final JollydayHolidays holidays;

  public HolidayList(JollydayHolidays holidays) {
    this.holidays = holidays;
  }

  public List<String> countries() {
    return holidays.countries().stream().map(code -> code + "  " + name(code)).toList();
  }

  private static String name(String code) {
    return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /**
   * Its holidays in the year that begins at a date, and its regions.
   *
   * @throws UserError if no such country or region is known
   */
  public List<String> of(HolidaySource source, LocalDate from) {
    if (!holidays.countries().contains(source.country())) {
      throw new UserError(
          "no public holidays are known for country '"
              + source.country()
              + "'; ./escalations policy holidays lists the countries");
    }
    SortedMap<String, String> regions = holidays.regions(source.country());
    if (source.region() != null && !regions.containsKey(source.region())) {
      throw new UserError(
          "no region '"
              + source.region()
              + "' is known of "
              + source.country()
              + (regions.isEmpty()
                  ? ", which has none"
                  : "; it has " + String.join(", ", regions.keySet())));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "holidays: {country: "
            + source.country()
            + (source.region() == null ? "" : ", region: " + source.region())
            + "}  # "
            + name(source.country())
            + (source.region() == null ? "" : ", " + regions.get(source.region())));
    holidays
        .named(source, from.getYear(), from.getYear() + 1)
        .subMap(from, from.plusYears(1))
        .forEach((date, name) -> lines.add("  " + DATE.format(date) + "  " + name));
    if (source.region() == null && !regions.isEmpty()) {
      lines.add("regions, which have these and their own:");
      regions.forEach((id, name) -> lines.add("  " + id + "  " + name));
    }
    return lines;
  }
}
