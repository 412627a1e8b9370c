package io.escalations.jobs.analytics;

import io.escalations.core.rolling.Tally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.jobs.io.kafka.OutputRecord;
import java.io.Serializable;

/** A rolling table: what its windows hold, and how a row of it is written. */
interface RollingTable<K, T extends Tally<T>> extends Serializable {
  Class<T> tally();

  T nothing();

  OutputRecord row(K key, WindowRow<T> row);
}
