package io.escalations.sources.mapping;

import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.rule.MappingParser;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the records of a source become events: by its own mapping, or the one that is shipped. */
public final class Mappings {
  private Mappings() {}

  /**
   * @throws io.escalations.importer.rule.RefusedMapping if there is a mistake in it
   * @throws UserError if it cannot be read
   */
  public static RecordMapper of(Source source) {
    return source.mapping() == null ? shipped(source.kind().key()) : of(source.mapping());
  }

  private static RecordMapper of(Path file) {
    try {
      return new RecordMapper(
          MappingParser.parseRecords(
              file.getFileName().toString(), Files.readString(file), file.getParent()));
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The one that comes with a product. */
  static RecordMapper shipped(String product) {
    String name = product + ".yaml";
    try (InputStream text = Mappings.class.getResourceAsStream("/mappings/" + name)) {
      if (text == null) {
        throw new IllegalStateException("no mapping is shipped for " + product);
      }
      return new RecordMapper(
          MappingParser.parseRecords(
              name, new String(text.readAllBytes(), StandardCharsets.UTF_8), Path.of("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
