package io.escalations.schemas.event;

/**
 * The coarse issue category all sources share; {@code issue.type} is the source's own finer code.
 */
public enum IssueCategory {
  TECHNICAL,
  BILLING,
  PRODUCT,
  ACCOUNT,
  SERVICE,
  OTHER
}
