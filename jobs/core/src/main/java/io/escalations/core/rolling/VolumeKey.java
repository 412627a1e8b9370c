package io.escalations.core.rolling;

/**
 * Whose escalations are counted together: the values after the ESCALATED event. Unknown is the
 * empty text, tier 0.
 */
public record VolumeKey(String department, String issueCategory, int tier, String channel) {}
