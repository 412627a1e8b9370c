package io.escalations.schemas.event;

/** How the customer reached us. */
public enum Channel {
  CHAT,
  EMAIL,
  PHONE,
  WEB,
  OTHER
}
