/** What a backfill is asked for, and what it counts: between whoever starts it and its process. */
package io.escalations.history.backfill;
