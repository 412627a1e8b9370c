package io.escalations.jobs.analytics;

import io.escalations.core.rolling.Tally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.topic.KeyedTopic;
import java.io.Serializable;

/** A rolling table: what its windows hold, and how a row of it is written. */
interface RollingTable<K, T extends Tally<T>, R> extends Serializable {
  Class<T> tally();

  T nothing();

  KeyedTopic<R> topic();

  /** The row of a window. */
  R content(K key, WindowRow<T> row);

  default OutputRecord row(K key, WindowRow<T> row) {
    return OutputRecord.of(topic(), content(key, row));
  }
}
