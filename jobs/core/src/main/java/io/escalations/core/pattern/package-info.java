/** Rules that define which cases form, or follow, a pattern. */
package io.escalations.core.pattern;
