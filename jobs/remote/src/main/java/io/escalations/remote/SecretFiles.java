package io.escalations.remote;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Secrets in files, named relative to the settings file, and in environment variables. */
public final class SecretFiles implements Secret.Store {
  private final Path folder;
  private final UnaryOperator<String> environment;

  /**
   * @param folder of the settings file
   * @param environment gives the value of a variable; null if it is not set
   */
  public SecretFiles(Path folder, UnaryOperator<String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  @Override
  public String read(Secret.Source source) {
    String value = source.isFile() ? file(source) : variable(source);
    if (value.isBlank()) {
      throw new UserError(source.place() + "'" + source.name() + "' is empty");
    }
    return value.strip();
  }

  private String file(Secret.Source source) {
    Path file = folder.resolve(source.name());
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError(
          source.place() + "the secret cannot be read from " + file + ": write it there", e);
    }
  }

  private String variable(Secret.Source source) {
    String value = environment.apply(source.name());
    if (value == null) {
      throw new UserError(
          source.place()
              + "the environment variable "
              + source.name()
              + " is not set for the process that needs it");
    }
    return value;
  }
}
