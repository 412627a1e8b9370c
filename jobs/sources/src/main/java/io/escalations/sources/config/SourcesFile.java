package io.escalations.sources.config;

import io.escalations.remote.Secret;
import io.escalations.remote.SecretFiles;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sources file on disk, and the secrets that it names. */
public record SourcesFile(Path path) {
  public SourcesFile {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * @throws RefusedSources naming file, line, key and reason
   * @throws UserError if it cannot be read
   */
  public Sources read() {
    try {
      return SourcesParser.parse(
          path.getFileName().toString(), Files.readString(path), path.getParent());
    } catch (IOException e) {
      throw new UserError(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  public Secret.Store secrets() {
    return new SecretFiles(path.getParent(), System::getenv);
  }
}
