/**
 * The lower rungs of the throughput ladder of {@code ./escalations bench}; the upper ones are the
 * product's jobs as they are.
 */
package io.escalations.jobs.bench;
