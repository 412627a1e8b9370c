package io.escalations.core.pattern;

import java.io.Serializable;

/** So many cases on so many days in a row, in UTC, make a candidate. */
public record RecurrenceRule(int cases, int days) implements Serializable {}
