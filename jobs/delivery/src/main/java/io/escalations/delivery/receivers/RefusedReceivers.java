package io.escalations.delivery.receivers;

import io.escalations.schemas.UserError;
import java.util.List;

/**
 * A receivers file that is refused whole. The message is the first finding and how many there are.
 */
public final class RefusedReceivers extends UserError {
  private static final long serialVersionUID = 1L;

  private final transient List<String> findings;

  RefusedReceivers(List<String> findings) {
    super(
        findings.get(0)
            + (findings.size() == 1
                ? ""
                : " (and " + (findings.size() - 1) + " more: see ./escalations receivers check)"));
    this.findings = List.copyOf(findings);
  }

  /** Everything that was found, one line each: file, line, key, reason. */
  public List<String> findings() {
    return findings;
  }
}
