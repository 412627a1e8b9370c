package io.escalations.schemas.event;

/** Why and how an ESCALATED event handed the case on; note is free text. */
public record EscalationDetail(EscalationReason reason, EscalationKind kind, String note) {}
