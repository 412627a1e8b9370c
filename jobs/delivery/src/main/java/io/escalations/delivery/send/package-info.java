/** Brings messages to their receivers, and reads what these answer. */
package io.escalations.delivery.send;
