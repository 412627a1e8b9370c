package io.escalations.core.calendar;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * The public holidays of countries. Asked when a policy is checked or published, and never after
 * that.
 */
public interface PublicHolidays {
  /** The countries it knows, as two capital letters of ISO 3166. */
  SortedSet<String> countries();

  /** The dates on which the whole of a known country has a public holiday, in these years. */
  SortedSet<LocalDate> of(String country, int firstYear, int lastYear);
}
