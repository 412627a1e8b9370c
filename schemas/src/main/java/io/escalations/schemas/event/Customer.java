package io.escalations.schemas.event;

/** Whose case it is; name, account and contact are personal data. */
public record Customer(String id, String name, String account, String contact, Segment segment) {}
