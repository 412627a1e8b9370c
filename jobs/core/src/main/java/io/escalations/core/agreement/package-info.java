/** The verdicts of the help desk on its own clocks, compared with those of the fold. */
package io.escalations.core.agreement;
