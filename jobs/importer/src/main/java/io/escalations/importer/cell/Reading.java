package io.escalations.importer.cell;

import io.escalations.importer.date.Moment;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * A date of a row, read.
 *
 * @param column and text, for messages
 * @param candidates the instants it may mean, epoch milliseconds, ascending: one, or two where the
 *     clocks of the zone were changed
 * @param usual the one that is taken where nothing decides: the earlier of a doubled hour, in a
 *     missing hour the one after it
 * @param dateOnly whether there is no time of day
 * @param guessedTime whether the mapping leaves open what a date without a time means
 * @param midnight whether the time of day that stands there is 00:00
 */
public record Reading(
    String column,
    String text,
    List<Long> candidates,
    long usual,
    boolean dateOnly,
    boolean guessedTime,
    boolean midnight) {

  public boolean isAmbiguous() {
    return candidates.size() > 1;
  }

  static Reading of(
      String column, String text, Moment moment, ZoneId zone, DateOnly dateOnly, long plus) {
    Moment meant = moment.dateOnly() ? dateOnly.meant(moment) : moment;
    boolean guessed = moment.dateOnly() && dateOnly == DateOnly.UNSPECIFIED;
    if (meant.offset() != null) {
      return single(column, text, millis(meant, meant.offset()) + plus, moment, guessed);
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(meant.local());
    if (offsets.size() == 1) {
      return single(column, text, millis(meant, offsets.get(0)) + plus, moment, guessed);
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(meant.local());
    long before = millis(meant, change.getOffsetBefore()) + plus;
    long after = millis(meant, change.getOffsetAfter()) + plus;
    return new Reading(
        column,
        text,
        List.of(Math.min(before, after), Math.max(before, after)),
        before,
        moment.dateOnly(),
        guessed,
        isMidnight(moment));
  }

  private static Reading single(
      String column, String text, long instant, Moment moment, boolean guessed) {
    return new Reading(
        column, text, List.of(instant), instant, moment.dateOnly(), guessed, isMidnight(moment));
  }

  private static boolean isMidnight(Moment moment) {
    return !moment.dateOnly() && moment.local().toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private static long millis(Moment moment, ZoneOffset offset) {
    return moment.local().toInstant(offset).toEpochMilli();
  }
}
