package io.escalations.holidays;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.escalations.core.calendar.PublicHolidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Public holidays as Jollyday knows them: of the whole country, so none that only some of its
 * regions have, and on the date on which they are observed. Not for use by several threads: the
 * library keeps managers it made in a shared cache.
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

  /** A year more at either end is asked for: New Year's Day may be observed in December. */
  @Override
  public SortedSet<LocalDate> of(String country, int firstYear, int lastYear) {
    HolidayManager manager =
        HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    SortedSet<LocalDate> dates = new TreeSet<>();
    for (int year = firstYear - 1; year <= lastYear + 1; year++) {
      manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
          .map(Holiday::getDate)
          .forEach(dates::add);
    }
    return new TreeSet<>(
        dates.subSet(LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear + 1, 1, 1)));
  }
}
