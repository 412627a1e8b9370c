/**
 * Decides who receives what, and when: a pure function of the alerts that were read, the clocks
 * that stopped, the acknowledgements, the deliveries made so far, the routes and the time. It reads
 * no clock and does no I/O. Start reading at {@link io.escalations.delivery.plan.Planner}.
 */
package io.escalations.delivery.plan;
