package io.escalations.jobs.lake;

import io.escalations.jobs.warehouse.AcceptedEvent;
import java.io.IOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Parquet files of accepted events. */
final class EventFiles implements BulkWriter.Factory<AcceptedEvent> {
  private static final long serialVersionUID = 1L;

  /** A replay has a file open for each of its days, so what each keeps in memory must stay small. */
  private static final long ROW_GROUP_BYTES = 4L << 20;

  private static final int PAGE_BYTES = 64 << 10;

  private final ParquetWriterFactory<GenericRecord> files = new ParquetWriterFactory<>(EventFiles::open);

  @Override
  public BulkWriter<AcceptedEvent> create(FSDataOutputStream stream) throws IOException {
    BulkWriter<GenericRecord> file = files.create(stream);
    return new BulkWriter<>() {
      @Override
      public void addElement(AcceptedEvent event) throws IOException {
        file.addElement(EventRecord.of(event));
      }

      @Override
      public void flush() throws IOException {
        file.flush();
      }

      @Override
      public void finish() throws IOException {
        file.finish();
      }
    };
  }

  private static ParquetWriter<GenericRecord> open(OutputFile file) throws IOException {
    return AvroParquetWriter.<GenericRecord>builder(file)
        .withSchema(EventRecord.SCHEMA)
        .withDataModel(GenericData.get())
        // Without it Parquet asks Hadoop for its configuration.
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withCodecFactory(new ZstdCodec())
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .build();
  }
}
