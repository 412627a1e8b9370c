package io.escalations.core.pattern;

import io.escalations.core.calendar.WorkingTime;

/**
 * How long an open case may be without an owner, and without any event.
 *
 * @param unownedHours working hours
 * @param silentHours working hours
 */
public record StallRule(int unownedHours, int silentHours, WorkingTime calendar) {}
