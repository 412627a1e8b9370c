package io.escalations.core.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The hours of a date, and what gave them.
 *
 * @param hours as written, such as {@code 09:00-17:00}; empty if it is closed
 * @param key under which they stand in the calendar; null for a public holiday
 * @param publicHoliday whether it is one, whatever hours it has
 */
public record CalendarDay(LocalDate date, List<String> hours, String key, boolean publicHoliday) {
  /** Whether it has the hours that its weekday always has. */
  public boolean isRegular() {
    return key != null && key.equals("week." + date.getDayOfWeek());
  }
}
