/**
 * What the delivery of alerts keeps in Kafka: alerts it may have to call for, what ended them, who
 * has seen them, and what each receiver has accepted. Times are the wall clock's, epoch
 * milliseconds UTC.
 */
package io.escalations.schemas.delivery;
