/** The file {@code receivers.yaml}: who can be called, and for what. */
package io.escalations.delivery.receivers;
