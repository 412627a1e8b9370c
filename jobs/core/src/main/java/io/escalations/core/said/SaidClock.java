package io.escalations.core.said;

/** A row of {@code sla_clocks} as last said. */
public record SaidClock(String clock, int instance, long digest) {}
