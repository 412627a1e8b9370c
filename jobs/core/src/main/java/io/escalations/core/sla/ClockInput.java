package io.escalations.core.sla;

import io.escalations.core.event.Attributes;
import io.escalations.schemas.event.EventType;

/**
 * What one event means to the clocks, once it has acted on the case.
 *
 * @param eventId of the event
 * @param type what the event acts as; null if it moves no clock
 * @param open whether the case is open after it
 * @param pause the pause the case is in after it, or null
 * @param attributes of the case after it
 */
public record ClockInput(
    long instant,
    String eventId,
    EventType type,
    boolean open,
    EventType pause,
    Attributes attributes) {}
