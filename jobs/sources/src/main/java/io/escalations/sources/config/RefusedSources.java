package io.escalations.sources.config;

import io.escalations.schemas.UserError;
import java.util.List;

/** A sources file that is refused whole. The message has every finding, one line each. */
public final class RefusedSources extends UserError {
  private static final long serialVersionUID = 1L;

  RefusedSources(List<String> findings) {
    super(String.join("\n", findings));
  }
}
