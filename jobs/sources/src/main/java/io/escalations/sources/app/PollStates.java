package io.escalations.sources.app;

import io.escalations.schemas.source.PollOutcome;
import io.escalations.schemas.source.PollState;
import io.escalations.sources.config.Source;
import io.escalations.sources.product.Page;
import io.escalations.sources.product.SourceProblem;
import java.util.Map;

/** What is known of a source after each thing that can happen. */
final class PollStates {
  private PollStates() {}

  static PollState first(Source source, long now) {
    return new PollState(
        source.name(),
        source.kind().key(),
        now,
        source.from().toEpochMilli(),
        null,
        false,
        now,
        null,
        null,
        null,
        0,
        0,
        null,
        Map.of());
  }

  static PollState after(PollState state, Page page, int fresh, long now) {
    return new PollState(
        state.source(),
        state.product(),
        state.connectedAt(),
        page.cursor().reached(),
        page.cursor().page(),
        state.metNow() || page.isEnd(),
        now,
        now,
        PollOutcome.ANSWERED,
        null,
        0,
        state.records() + fresh,
        page.gap() == null ? state.gap() : page.gap(),
        state.seen());
  }

  static PollState afterCases(PollState state, int fresh, long now) {
    return new PollState(
        state.source(),
        state.product(),
        state.connectedAt(),
        state.reached(),
        state.page(),
        state.metNow(),
        now,
        now,
        PollOutcome.ANSWERED,
        null,
        0,
        state.records() + fresh,
        state.gap(),
        state.seen());
  }

  static PollState afterProblem(PollState state, PollOutcome outcome, String problem, long now) {
    return new PollState(
        state.source(),
        state.product(),
        state.connectedAt(),
        state.reached(),
        // A page that has expired is asked for in vain: the window begins again.
        outcome == PollOutcome.STRANGE ? null : state.page(),
        state.metNow(),
        now,
        state.answeredAt(),
        outcome,
        problem,
        state.failures() + 1,
        state.records(),
        state.gap(),
        state.seen());
  }

  static PollState seeing(PollState state, Map<String, Long> seen) {
    return new PollState(
        state.source(),
        state.product(),
        state.connectedAt(),
        state.reached(),
        state.page(),
        state.metNow(),
        state.polledAt(),
        state.answeredAt(),
        state.outcome(),
        state.problem(),
        state.failures(),
        state.records(),
        state.gap(),
        seen);
  }

  static PollOutcome outcome(SourceProblem.Kind kind) {
    return switch (kind) {
      case BUSY -> PollOutcome.BUSY;
      case UNWELCOME -> PollOutcome.UNWELCOME;
      case STRANGE -> PollOutcome.STRANGE;
    };
  }
}
