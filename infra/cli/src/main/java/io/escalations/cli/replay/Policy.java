package io.escalations.cli.replay;

import io.escalations.core.policy.PolicyParser;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy file that was checked. */
record Policy(String version, String yaml) {
  /** @throws UserError if it is missing or bad */
  static Policy read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file");
    }
    try {
      String yaml = Files.readString(file);
      return new Policy(PolicyParser.parse(file.toString(), yaml).version(), yaml);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read as UTF-8 text", e);
    }
  }
}
