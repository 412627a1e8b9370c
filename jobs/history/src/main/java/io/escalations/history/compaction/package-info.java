/** Merges small files of a lake into few, while others write and read it. */
package io.escalations.history.compaction;
