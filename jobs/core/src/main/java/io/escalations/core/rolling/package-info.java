/**
 * What happened in the last hour, day and week, kept up as cases change: signed changes fall into
 * panes, and a window is the sum of its panes.
 */
package io.escalations.core.rolling;
