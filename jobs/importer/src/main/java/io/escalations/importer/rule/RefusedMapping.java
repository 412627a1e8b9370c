package io.escalations.importer.rule;

import io.escalations.core.yaml.Findings;
import io.escalations.schemas.UserError;
import java.util.List;

/** A mapping that is refused whole. The message is the first finding and how many there are. */
public final class RefusedMapping extends UserError {
  private static final long serialVersionUID = 1L;

  /**
   * @throws RefusedMapping if a mistake was found
   */
  public static void throwIfAny(Findings findings) {
    if (!findings.mistakes().isEmpty()) {
      throw new RefusedMapping(findings.mistakes());
    }
  }

  private final transient List<String> findings;

  private RefusedMapping(List<String> findings) {
    super(
        findings.get(0)
            + (findings.size() == 1
                ? ""
                : " (and " + (findings.size() - 1) + " more: see ./escalations import --check)"));
    this.findings = List.copyOf(findings);
  }

  /** Everything that was found, one line each: file, line, key, reason. */
  public List<String> findings() {
    return findings;
  }
}
