package io.escalations.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server's configuration: a file of this module in which {@code @name@} stands for what differs
 * between stacks.
 */
final class ConfigTemplate {
  private ConfigTemplate() {}

  /** Writes the resource to the file with the values filled in, and returns the file. */
  static Path write(String resource, Path file, Map<String, ?> values) {
    try (InputStream stream = ConfigTemplate.class.getResourceAsStream(resource)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, ?> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
      }
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
