/** Who is let in: signatures and rates; without Kafka or HTTP. */
package io.escalations.sources.door;
