package io.escalations.jobs.io.clickhouse;

/** Something that takes room while it waits to be written. */
public interface Sized {
  /** About how much, in bytes. */
  int bytes();
}
