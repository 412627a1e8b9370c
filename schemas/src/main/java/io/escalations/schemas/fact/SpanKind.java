package io.escalations.schemas.fact;

/** What a case spends its time in. */
public enum SpanKind {
  TIER,
  DEPARTMENT
}
