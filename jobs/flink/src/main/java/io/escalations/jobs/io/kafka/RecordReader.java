package io.escalations.jobs.io.kafka;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads one element from each record of a topic that this project wrote itself. */
public final class RecordReader<T> implements KafkaRecordDeserializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Read<T> read;

  /** How an element is read. */
  public interface Read<T> extends Function<ConsumerRecord<byte[], byte[]>, T>, Serializable {}

  private RecordReader(Class<T> type, Read<T> read) {
    this.type = type;
    this.read = read;
  }

  public static <T> RecordReader<T> of(Class<T> type, Read<T> read) {
    return new RecordReader<>(type, read);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
    out.collect(read.apply(record));
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return TypeInformation.of(type);
  }
}
