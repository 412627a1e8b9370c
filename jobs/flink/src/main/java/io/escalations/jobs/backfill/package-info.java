/** The bounded graph: from files of events to the facts of their cases, each row once. */
package io.escalations.jobs.backfill;
