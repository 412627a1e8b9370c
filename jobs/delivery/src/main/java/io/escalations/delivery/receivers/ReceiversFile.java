package io.escalations.delivery.receivers;

import io.escalations.remote.Secret;
import io.escalations.remote.SecretFiles;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A receivers file on disk, and the secrets that it names. */
public record ReceiversFile(Path path) {
  public ReceiversFile {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * @throws RefusedReceivers naming file, line, key and reason
   * @throws UserError if it cannot be read
   */
  public CheckedReceivers read() {
    return ReceiversParser.parse(path.getFileName().toString(), text());
  }

  /**
   * As it stands there.
   *
   * @throws UserError if it cannot be read
   */
  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UserError(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  public Secret.Store secrets() {
    return new SecretFiles(path.getParent(), System::getenv);
  }
}
