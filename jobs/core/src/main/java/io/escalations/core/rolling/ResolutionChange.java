package io.escalations.core.rolling;

/** An open period that was stopped, or is now known not to have been. */
public record ResolutionChange(ResolutionKey key, long instant, ResolutionTally tally)
    implements Change<ResolutionKey, ResolutionTally> {}
