package io.escalations.schemas.event;

/** Who did it. */
public record Actor(String id, ActorRole role) {}
