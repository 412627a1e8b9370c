package io.escalations.jobs.lake;

import io.escalations.history.parquet.ParquetCodecs;
import java.io.IOException;
import java.io.Serializable;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.formats.parquet.ParquetBulkWriter;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Parquet files of rows; all rows of a file are of one table. */
final class ParquetFiles<T> implements BulkWriter.Factory<T> {
  private static final long serialVersionUID = 1L;

  /**
   * A replay has a file open for each of its days and quarters, so what each keeps in memory must
   * stay small.
   */
  private static final long ROW_GROUP_BYTES = 4L << 20;

  private static final int PAGE_BYTES = 64 << 10;

  private final Reading<T> reading;

  /** How a row is had from an element. */
  interface Reading<T> extends Serializable {
    GenericRecord row(T element) throws IOException;
  }

  ParquetFiles(Reading<T> reading) {
    this.reading = reading;
  }

  @Override
  public BulkWriter<T> create(FSDataOutputStream stream) {
    return new BulkWriter<>() {
      private BulkWriter<GenericRecord> file;

      @Override
      public void addElement(T element) throws IOException {
        GenericRecord row = reading.row(element);
        if (file == null) { // the first row tells the columns; no file is begun without one
          Schema schema = row.getSchema();
          file = new ParquetBulkWriter<>(open(new BufferedFile(stream), schema));
        }
        file.addElement(row);
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

  static ParquetWriter<GenericRecord> open(OutputFile file, Schema schema) throws IOException {
    return AvroParquetWriter.<GenericRecord>builder(file)
        .withSchema(schema)
        .withDataModel(GenericData.get())
        // Without it Parquet asks Hadoop for its configuration.
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withCodecFactory(new ParquetCodecs())
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .build();
  }
}
