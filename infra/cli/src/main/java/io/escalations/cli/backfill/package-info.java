/** Backfills, as a command starts and follows them. */
package io.escalations.cli.backfill;
