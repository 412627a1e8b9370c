package io.escalations.schemas.event;

/** The customer's segment; absent is not STANDARD. */
public enum Segment {
  STANDARD,
  VIP
}
