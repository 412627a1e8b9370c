/**
 * What is true of a case, decided here and nowhere else: a pure function of the set of its events,
 * the policy versions and an instant of event time. No Flink, Kafka or JDBC.
 *
 * <p>{@code timeline} folds events into facts; {@code sla} holds the clocks; {@code policy} their
 * targets; {@code calendar} what time counts.
 */
package io.escalations.core;
