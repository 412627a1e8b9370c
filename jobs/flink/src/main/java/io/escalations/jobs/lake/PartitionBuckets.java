package io.escalations.jobs.lake;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** The folder of a row. */
final class PartitionBuckets<T> implements BucketAssigner<T, String> {
  private static final long serialVersionUID = 1L;

  private final Naming<T> naming;

  /** A path below the sink's own. */
  interface Naming<T> extends Function<T, String>, Serializable {}

  PartitionBuckets(Naming<T> naming) {
    this.naming = naming;
  }

  @Override
  public String getBucketId(T row, Context context) {
    return naming.apply(row);
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
