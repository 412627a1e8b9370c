package io.escalations.history.parquet;

import com.github.luben.zstd.Zstd;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * How pages of Parquet files are compressed; what comes with Parquet needs Hadoop at run time.
 * Files are written with Zstandard. Those that others wrote may also be uncompressed, or use Snappy
 * or gzip.
 */
public final class ParquetCodecs implements CompressionCodecFactory {
  private static final int LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return new Compressor();
  }

  /**
   * @throws UserError if pages are compressed otherwise
   */
  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    if (codec == CompressionCodecName.ZSTD) {
      return new Decompressor(Zstd::decompress);
    } else if (codec == CompressionCodecName.UNCOMPRESSED) {
      return new Decompressor((bytes, size) -> bytes);
    } else if (codec == CompressionCodecName.SNAPPY) {
      return new Decompressor((bytes, size) -> Snappy.uncompress(bytes));
    } else if (codec == CompressionCodecName.GZIP) {
      return new Decompressor((bytes, size) -> gunzip(bytes));
    }
    throw new UserError(
        "its pages are compressed with " + codec + ": write it with zstd, snappy or gzip");
  }

  @Override
  public void release() {}

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(BytesInput.from(bytes).toInputStream())) {
      return in.readAllBytes();
    }
  }

  private static final class Compressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(Zstd.compress(bytes.toInputStream().readAllBytes(), LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {}
  }

  /** Of the bytes of a page, and how many they are when decompressed. */
  @FunctionalInterface
  private interface Decompression {
    byte[] decompress(byte[] bytes, int decompressedSize) throws IOException;
  }

  private static final class Decompressor implements BytesInputDecompressor {
    private final Decompression codec;

    Decompressor(Decompression codec) {
      this.codec = codec;
    }

    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(
          codec.decompress(bytes.toInputStream().readAllBytes(), decompressedSize));
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      input.get(compressed);
      output.put(codec.decompress(compressed, decompressedSize));
    }

    @Override
    public void release() {}
  }
}
