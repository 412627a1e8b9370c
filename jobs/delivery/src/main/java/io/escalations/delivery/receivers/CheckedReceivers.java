package io.escalations.delivery.receivers;

import java.util.List;
import java.util.Map;

/**
 * Receivers that may be used, and what their author may want to know of them.
 *
 * @param calendars calendars that routes name, and where: file, line, key
 * @param warnings what is legal and probably not meant, one line each: file, line, key, reason
 */
public record CheckedReceivers(
    Receivers receivers, Map<String, String> calendars, List<String> warnings) {}
