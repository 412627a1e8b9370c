package io.escalations.cli;

import io.escalations.delivery.receivers.CheckedReceivers;
import io.escalations.delivery.receivers.ReceiversFile;
import io.escalations.delivery.receivers.RefusedReceivers;
import io.escalations.schemas.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which receivers file is meant. */
final class ReceiversOption {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The receivers file (default: receivers.yaml).",
      defaultValue = "receivers.yaml")
  private Path path;

  ReceiversFile file() {
    return new ReceiversFile(path);
  }

  /**
   * @param err every finding is printed there
   * @throws UserError if there is a mistake in it
   */
  CheckedReceivers read(PrintWriter err) {
    try {
      return file().read();
    } catch (RefusedReceivers e) {
      e.findings().forEach(err::println);
      int findings = e.findings().size();
      throw new UserError(
          path + ": refused, with " + findings + (findings == 1 ? " finding" : " findings"), e);
    }
  }
}
