package io.escalations.schemas.event;

/**
 * The role the actor held at that instant; for reports only, the type alone decides what an event
 * does.
 */
public enum ActorRole {
  CUSTOMER,
  AGENT,
  SYSTEM
}
