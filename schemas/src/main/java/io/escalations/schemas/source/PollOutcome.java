package io.escalations.schemas.source;

/** What came of asking a source. */
public enum PollOutcome {
  /** An answer that could be used. */
  ANSWERED,
  /** It may answer later. */
  BUSY,
  /** It answers nothing until somebody changes something, a token for example. */
  UNWELCOME,
  /** What it answers is not what its documentation says. */
  STRANGE
}
