package io.escalations.schemas.event;

import java.math.BigDecimal;

/** What was granted, in an ISO 4217 currency. */
public record Compensation(BigDecimal amount, String currency) {}
