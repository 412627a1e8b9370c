package io.escalations.core.rolling;

/**
 * Whose resolution times are taken together: the values after the event that stopped the open
 * period. Unknown is the empty text.
 */
public record ResolutionKey(String department, String issueCategory, String priority) {}
