package io.escalations.core.calendar;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The public holidays of countries. Asked when a policy is checked or published, and never after
 * that.
 */
public interface PublicHolidays {
  /** The countries it knows, as two capital letters of ISO 3166. */
  SortedSet<String> countries();

  /** The regions of a known country that have holidays of their own, and what they are called. */
  SortedMap<String, String> regions(String country);

  /**
   * The dates on which the whole of a known country has a public holiday in these years, and the
   * region if one is named.
   */
  SortedSet<LocalDate> of(HolidaySource source, int firstYear, int lastYear);
}
