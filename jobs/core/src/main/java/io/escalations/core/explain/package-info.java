/** Why each clock of a case is in its state, as an object, as text and as JSON. */
package io.escalations.core.explain;
