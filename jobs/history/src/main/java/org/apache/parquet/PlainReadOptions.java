package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * Options to read files without Hadoop at run time. Parquet's own builder makes Hadoop's codecs
 * before it can be given others, and the constructor is visible in this package only.
 */
public final class PlainReadOptions {
  private static final int ALLOCATION_BYTES = 8 << 20;

  private PlainReadOptions() {}

  public static ParquetReadOptions of(CompressionCodecFactory codecs) {
    return new ParquetReadOptions(
        false, // strings are compared as unsigned bytes
        true,
        true,
        true,
        true,
        true,
        true,
        false,
        false, // Hadoop's vectored reads
        FilterCompat.NOOP,
        ParquetMetadataConverter.NO_FILTER,
        codecs,
        HeapByteBufferAllocator.getInstance(),
        ALLOCATION_BYTES,
        Map.of(),
        null,
        null,
        new PlainParquetConfiguration());
  }
}
