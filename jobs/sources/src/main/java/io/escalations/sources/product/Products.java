package io.escalations.sources.product;

import io.escalations.sources.config.Source;

/** The product that a source is one of. */
public final class Products {
  private Products() {}

  /**
   * @throws IllegalArgumentException if the source is not polled
   */
  public static Product of(Source source) {
    return new CheckedProduct(
        switch (source.kind()) {
          case ZENDESK -> new Zendesk(source.overlap());
          case JIRA -> new Jira(source.overlap());
          case WEBHOOK -> throw new IllegalArgumentException(source.name() + " is not polled");
        });
  }
}
