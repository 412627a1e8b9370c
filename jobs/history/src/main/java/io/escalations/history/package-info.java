/** Case events read from files: JSON lines, and the Parquet files of a lake. */
package io.escalations.history;
