package io.escalations.importer.csv;

import io.escalations.schemas.UserError;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The text of a file, packed with gzip if its name ends in {@code .gz}. */
final class TextFile {
  private static final int PROBE = 400;

  private TextFile() {}

  /**
   * @param encoding unless the file begins with a byte order mark, which says what it is
   * @throws UserError if there is no such file, or it is plainly in another encoding
   */
  static Reader open(Path file, Charset encoding) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file");
    }
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      InputStream plain =
          file.toString().endsWith(".gz")
              ? new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16)
              : bytes;
      Charset charset = charset(file, plain, encoding);
      return new BufferedReader(
          new InputStreamReader(
              plain,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static Charset charset(Path file, InputStream bytes, Charset encoding)
      throws IOException {
    bytes.mark(PROBE);
    byte[] start = bytes.readNBytes(PROBE);
    bytes.reset();
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      bytes.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      bytes.skipNBytes(2);
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(start, 0xFE, 0xFF)) {
      bytes.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(start, 'P', 'K', 3, 4)) {
      throw new UserError(file + ": a spreadsheet or an archive, no text: save it as CSV");
    }
    String twoBytes = twoBytes(start);
    if (twoBytes != null && !encoding.name().startsWith("UTF-16")) {
      throw new UserError(
          file + ": the text has two bytes a letter: set csv: {encoding: " + twoBytes + "}");
    }
    return twoBytes != null ? Charset.forName(twoBytes) : encoding;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int index = 0; index < expected.length; index++) {
      if ((bytes[index] & 0xFF) != expected[index]) {
        return false;
      }
    }
    return true;
  }

  /** Which UTF-16 the bytes are in; null if in none: in Latin text every other byte is zero. */
  private static String twoBytes(byte[] bytes) {
    int[] zeros = new int[2];
    for (int index = 0; index < bytes.length; index++) {
      zeros[index % 2] += bytes[index] == 0 ? 1 : 0;
    }
    if (zeros[1] > bytes.length / 4) {
      return "UTF-16LE";
    }
    return zeros[0] > bytes.length / 4 ? "UTF-16BE" : null;
  }
}
