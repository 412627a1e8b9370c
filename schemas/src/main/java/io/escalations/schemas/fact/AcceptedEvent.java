package io.escalations.schemas.fact;

import io.escalations.schemas.event.CaseEvent;

/** Table {@code case_events}: an event that was accepted, and where it came from. */
public record AcceptedEvent(CaseEvent event, EventOrigin origin) {}
