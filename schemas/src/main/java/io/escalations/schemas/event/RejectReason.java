package io.escalations.schemas.event;

/** Why a record was refused. */
public enum RejectReason {
  NOT_JSON,
  MISSING_FIELD,
  INVALID_FIELD,
  UNKNOWN_TYPE,
  TOO_LARGE,
  FUTURE_DATED,
  KEY_MISMATCH,
  DUPLICATE_ID_DIFFERS,
  CASE_RETIRED,
  INVALID_POLICY
}
