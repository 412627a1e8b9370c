/** JMH benchmarks of the parts of which an event's cost is made. */
package io.escalations.microbench;
