package io.escalations.backtest;

import io.escalations.core.backtest.FlipRow;
import io.escalations.core.backtest.FlipTable;
import io.escalations.history.parquet.ParquetCodecs;
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

/** {@code flips.parquet}, compressed with Zstandard. */
final class FlipParquet implements Closeable {
  private static final long ROW_GROUP_BYTES = 16L << 20;
  private static final MessageType SCHEMA = ParquetColumns.of(FlipTable.FLIPS);

  private final ParquetWriter<Group> file;

  FlipParquet(Path path) throws IOException {
    file =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withType(SCHEMA)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ParquetCodecs())
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  void add(FlipRow row) throws IOException {
    ParquetValues values = new ParquetValues(SCHEMA);
    FlipTable.FLIPS.write(row, values);
    file.write(values.row());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
