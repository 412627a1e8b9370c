package io.escalations.core.rolling;

/** An escalation that began or ended, or is now known not to have. */
public record VolumeChange(VolumeKey key, long instant, VolumeTally tally)
    implements Change<VolumeKey, VolumeTally> {}
