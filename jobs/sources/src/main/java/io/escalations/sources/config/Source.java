package io.escalations.sources.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A help desk that events come from.
 *
 * @param name in the sources file; part of the address of its webhook
 * @param account null for one that is not polled
 * @param mapping null for the one that comes with the product
 * @param every how often it is polled
 * @param overlap how far each window reaches back before what has been read
 * @param from where its history begins; the epoch for all of it
 * @param hook what its webhooks must be signed with; null if it has none
 */
public record Source(
    String name,
    ProductKind kind,
    Account account,
    Path mapping,
    Duration every,
    Duration overlap,
    Instant from,
    Hook hook) {
  /** The same, only polled. */
  public Source withoutHook() {
    return new Source(name, kind, account, mapping, every, overlap, from, null);
  }
}
