/** Parquet files without Hadoop at run time. */
package io.escalations.history.parquet;
