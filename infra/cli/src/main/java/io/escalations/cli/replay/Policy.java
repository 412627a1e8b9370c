package io.escalations.cli.replay;

import io.escalations.core.policy.CheckedPolicy;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyText;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.holidays.JollydayHolidays;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A policy file that was checked.
 *
 * @param text as it is published: with the dates of its holidays
 */
public record Policy(Path file, String text, SlaPolicy parsed) {
  /**
   * @throws io.escalations.core.policy.RefusedPolicy if it is bad
   * @throws UserError if it is missing
   */
  public static Policy read(Path file) {
    String text = text(file);
    return new Policy(file, text, PolicyParser.parse(file.toString(), text));
  }

  /**
   * The same with what there is to say of it.
   *
   * @throws io.escalations.core.policy.RefusedPolicy if it is bad
   * @throws UserError if it is missing
   */
  public static CheckedPolicy check(Path file) {
    return PolicyParser.read(file.toString(), text(file));
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file");
    }
    try {
      return PolicyText.resolve(file.toString(), Files.readString(file), new JollydayHolidays());
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read as UTF-8 text", e);
    }
  }

  /** Its name. */
  public String version() {
    return parsed.version();
  }
}
