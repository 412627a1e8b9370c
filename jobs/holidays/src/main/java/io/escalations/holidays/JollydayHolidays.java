package io.escalations.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.escalations.core.calendar.HolidaySource;
import io.escalations.core.calendar.PublicHolidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Public holidays as Jollyday knows them: of the whole country, and of a region if one is named, on
 * the date on which they are observed. Not for use by several threads: the library keeps managers
 * it made in a shared cache.
 */
public final class JollydayHolidays implements PublicHolidays {
  private final SortedSet<String> countries = new TreeSet<>();

  public JollydayHolidays() {
    Set<String> known = Set.of(Locale.getISOCountries());
    for (String code : HolidayManager.getSupportedCalendarCodes()) {
      if (known.contains(code.toUpperCase(Locale.ROOT))) {
        countries.add(code.toUpperCase(Locale.ROOT));
      }
    }
  }

  @Override
  public SortedSet<String> countries() {
    return countries;
  }

  @Override
  public SortedMap<String, String> regions(String country) {
    SortedMap<String, String> regions = new TreeMap<>();
    addRegions(manager(country).getCalendarHierarchy(), "", regions);
    return regions;
  }

  /** Regions of a region are named with it: {@code by}, {@code by/mu}. */
  private static void addRegions(
      CalendarHierarchy of, String prefix, SortedMap<String, String> regions) {
    of.getChildren()
        .forEach(
            (id, region) -> {
              regions.put(prefix + id, region.getDescription(Locale.ENGLISH));
              addRegions(region, prefix + id + "/", regions);
            });
  }

  @Override
  public SortedSet<LocalDate> of(HolidaySource source, int firstYear, int lastYear) {
    return new TreeSet<>(named(source, firstYear, lastYear).keySet());
  }

  /**
   * The same with what they are called. A year more at either end is asked for: New Year's Day may
   * be observed in December.
   */
  public SortedMap<LocalDate, String> named(HolidaySource source, int firstYear, int lastYear) {
    String[] region = source.region() == null ? new String[0] : source.region().split("/");
    HolidayManager manager = manager(source.country());
    SortedMap<LocalDate, String> named = new TreeMap<>();
    for (int year = firstYear - 1; year <= lastYear + 1; year++) {
      for (Holiday holiday :
          manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, region)) {
        named.merge(
            holiday.getDate(),
            holiday.getDescription(Locale.ENGLISH),
            (one, other) -> one.equals(other) ? one : one + ", " + other);
      }
    }
    return named.subMap(LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear + 1, 1, 1));
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
  }
}
