package io.escalations.sources.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a source is. */
public enum ProductKind {
  ZENDESK(true),
  JIRA(true),
  /** Any product that sends webhooks: what it sends is all there is. */
  WEBHOOK(false);

  private final boolean isPolled;

  ProductKind(boolean isPolled) {
    this.isPolled = isPolled;
  }

  /** Whether it can be asked; then a webhook only says when to. */
  public boolean isPolled() {
    return isPolled;
  }

  /** As it stands in a sources file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(ProductKind::key).toList();
  }
}
