package io.escalations.importer.date;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What a date says before a zone is put to it.
 *
 * @param local the first instant of the day if {@code dateOnly}
 * @param offset null if the text has none
 * @param dateOnly whether the text has no time of day
 */
public record Moment(LocalDateTime local, ZoneOffset offset, boolean dateOnly) {}
