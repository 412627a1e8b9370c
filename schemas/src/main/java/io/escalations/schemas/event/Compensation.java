package io.escalations.schemas.event;

import java.math.BigDecimal;

/** What was granted, in an ISO 4217 currency. */
public record Compensation(BigDecimal amount, String currency) {
  /** The same number in the one form in which amounts are kept: 12.5 and 100, not 12.50 and 1E2. */
  public static BigDecimal withoutZeros(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
