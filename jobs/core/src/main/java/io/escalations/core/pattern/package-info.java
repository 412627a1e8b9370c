/** Rules that say which cases form, or follow, a pattern worth a look. */
package io.escalations.core.pattern;
