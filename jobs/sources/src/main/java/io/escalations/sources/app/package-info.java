/** The process: Kafka, the pollers, the mapper, the door. */
package io.escalations.sources.app;
