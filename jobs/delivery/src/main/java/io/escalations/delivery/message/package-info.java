/**
 * What a message says, and the form in which each product takes it. Pure: secrets, addresses of
 * pages and the time are parameters.
 */
package io.escalations.delivery.message;
