package io.escalations.sources.app;

import io.escalations.remote.Backoff;
import io.escalations.schemas.source.PollOutcome;
import io.escalations.schemas.source.PollState;
import io.escalations.sources.config.Source;
import io.escalations.sources.product.Api;
import io.escalations.sources.product.Cursor;
import io.escalations.sources.product.Page;
import io.escalations.sources.product.Product;
import io.escalations.sources.product.RawRecord;
import io.escalations.sources.product.SourceProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source: page after page until it has met now, then a window every so often, and between
 * two of them the cases that its webhooks name. Not thread-safe.
 */
final class Poller {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** A source that wants nothing of us is asked so often whether that has changed. */
  private static final long UNWELCOME_EVERY = Duration.ofMinutes(1).toMillis();

  private final Source source;
  private final Product product;
  private final Api api;
  private final PollJournal journal;
  private final LongSupplier clock;
  private final RandomGenerator random;
  private final Seen seen;
  private PollState state;
  private long nextAt;

  /**
   * @param last what was written last; null if the source was never read
   * @param clock epoch milliseconds UTC
   */
  Poller(
      Source source,
      Product product,
      Api api,
      PollJournal journal,
      PollState last,
      LongSupplier clock,
      RandomGenerator random) {
    this.source = source;
    this.product = product;
    this.api = api;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
    this.state = last == null ? PollStates.first(source, clock.getAsLong()) : last;
    this.seen = new Seen(source.overlap(), state.seen());
  }

  /** When there is something to do again, epoch milliseconds UTC. */
  long nextAt() {
    return nextAt;
  }

  /** Asks for the next page, if it is time. */
  void poll() {
    long now = clock.getAsLong();
    if (now < nextAt) {
      return;
    }
    try {
      Page page = product.next(new Cursor(state.reached(), state.page()), now, api);
      List<RawRecord> fresh = seen.fresh(page.records(), state.reached(), state.metNow());
      boolean meetsNow = page.isEnd() && !state.metNow();
      write(fresh, PollStates.after(state, page, fresh.size(), now));
      if (meetsNow) {
        LOG.info("{}: its history is read, {} records", source.name(), state.records());
      } else if (!state.metNow()) {
        LOG.info(
            "{}: history read up to {}, {} records",
            source.name(),
            Instant.ofEpochMilli(state.reached()),
            state.records());
      }
      if (page.gap() != null) {
        LOG.warn("{}: {}", source.name(), page.gap());
      }
      nextAt = page.isEnd() ? now + source.every().toMillis() : now;
    } catch (SourceProblem e) {
      failed(e, now);
    }
  }

  /**
   * Asks for the cases that webhooks named. What is missed here the next window has.
   *
   * @return whether it could be asked; if not, they are to be asked for again
   */
  boolean readCases(Set<String> cases) {
    long now = clock.getAsLong();
    if (cases.isEmpty() || state.failures() > 0) {
      return cases.isEmpty();
    }
    try {
      // All are read before any counts as seen: a failure on the way drops what was read.
      List<RawRecord> read = new ArrayList<>();
      for (String caseId : cases) {
        read.addAll(product.readCase(caseId, api));
      }
      List<RawRecord> fresh = seen.fresh(read, state.reached(), true);
      if (!fresh.isEmpty()) {
        write(fresh, PollStates.afterCases(state, fresh.size(), now));
      }
      return true;
    } catch (SourceProblem e) {
      if (e.kind() == SourceProblem.Kind.BUSY) {
        failed(e, now);
        return false;
      }
      LOG.warn("{}: {}, which a webhook names: {}", source.name(), cases, e.getMessage());
      return true;
    }
  }

  private void write(List<RawRecord> fresh, PollState next) {
    PollState kept = PollStates.seeing(next, seen.keep(next.reached()));
    journal.commit(fresh, kept);
    state = kept;
  }

  private void failed(SourceProblem problem, long now) {
    PollOutcome outcome = PollStates.outcome(problem.kind());
    if (state.outcome() != outcome || !problem.getMessage().equals(state.problem())) {
      LOG.warn("{}: {}; it is asked again", source.name(), problem.getMessage());
    }
    write(List.of(), PollStates.afterProblem(state, outcome, problem.getMessage(), now));
    long wait =
        problem.kind() == SourceProblem.Kind.BUSY
            ? Backoff.millis(state.failures(), random.nextDouble(), problem.retryAfterMillis())
            : Math.min(UNWELCOME_EVERY, source.every().toMillis());
    nextAt = now + wait;
  }
}
