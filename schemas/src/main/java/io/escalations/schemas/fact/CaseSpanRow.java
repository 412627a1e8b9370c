package io.escalations.schemas.fact;

/**
 * Table {@code case_spans}: a stretch that a case spent in one tier or department. Per kind they
 * reach from CASE_OPENED to the last stop without a gap, so their lengths sum to the case's age;
 * the time between a stop and the reopen belongs to them. A stretch has a length: one that was left
 * at the instant it was entered has no row. Times are epoch milliseconds UTC.
 *
 * @param number 1 for the case's first of its kind
 * @param value tier or name of the department; null while it had none
 * @param to null for the last one of an open case, as is {@code millis}
 */
public record CaseSpanRow(
    String caseId, SpanKind kind, int number, String value, long from, Long to, Long millis) {}
