/**
 * What {@code policy check} says of a policy that is good: what it understood, and what its author
 * may not have meant.
 */
package io.escalations.cli.policy;
