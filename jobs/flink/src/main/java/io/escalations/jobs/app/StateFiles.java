package io.escalations.jobs.app;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * When RocksDB merges the files of a state; Flink has no key for it. Each checkpoint leaves a small
 * file of every state that changed. By default four are merged at once, so at two checkpoints a
 * second all that is young was written anew every other second, which took a seventh of the
 * processor time. A read that finds nothing asks the filter of each file, in memory.
 */
public final class StateFiles implements RocksDBOptionsFactory {
  private static final long serialVersionUID = 1L;

  private static final int FILES_BEFORE_MERGING = 12;

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> handlesToClose) {
    return options;
  }

  /** Writers are held up only when merging is far behind. */
  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> handlesToClose) {
    return options
        .setLevel0FileNumCompactionTrigger(FILES_BEFORE_MERGING)
        .setLevel0SlowdownWritesTrigger(3 * FILES_BEFORE_MERGING)
        .setLevel0StopWritesTrigger(5 * FILES_BEFORE_MERGING);
  }
}
