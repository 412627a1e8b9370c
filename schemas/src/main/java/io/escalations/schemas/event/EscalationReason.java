package io.escalations.schemas.event;

/** Why a case was escalated. */
public enum EscalationReason {
  LACK_OF_EXPERTISE,
  LACK_OF_AUTHORITY,
  UNRESOLVED,
  DISSATISFACTION,
  POLICY_VIOLATION,
  HIGH_PROFILE,
  CUSTOMER_REQUEST,
  SLA_RISK,
  OTHER
}
