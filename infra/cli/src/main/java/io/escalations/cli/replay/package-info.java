/**
 * Publishes case events and policies to Kafka, at full speed or at a pace, and waits until the
 * pipeline has digested them.
 */
package io.escalations.cli.replay;
