/**
 * The process that delivers alerts. Start reading at {@link
 * io.escalations.delivery.app.DeliveryLoop}.
 */
package io.escalations.delivery.app;
