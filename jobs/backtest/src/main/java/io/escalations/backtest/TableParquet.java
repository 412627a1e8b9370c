package io.escalations.backtest;

import io.escalations.history.parquet.ParquetCodecs;
import io.escalations.schemas.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file of a table's rows, compressed with Zstandard. */
final class TableParquet<R> implements Closeable {
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final Table<R> table;
  private final MessageType schema;
  private final ParquetWriter<Group> file;

  TableParquet(Path path, Table<R> table) throws IOException {
    this.table = table;
    schema = ParquetColumns.of(table);
    file =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withType(schema)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ParquetCodecs())
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  void add(R row) throws IOException {
    ParquetValues values = new ParquetValues(schema);
    table.write(row, values);
    file.write(values.row());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
