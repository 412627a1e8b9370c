package io.escalations.sources.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.sources.product.Api;
import io.escalations.sources.product.HttpCall;
import io.escalations.sources.product.SourceProblem;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks again after as long as a product asks for, while somebody waits for the answer. */
public final class PatientApi implements Api {
  private static final int TRIES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Api api;
  private final Waiting waiting;
  private final Consumer<String> notices;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Waiting {
    void pause(Duration time) throws InterruptedException;
  }

  /**
   * @param notices gets a line for people before each wait
   */
  public PatientApi(Api api, Waiting waiting, Consumer<String> notices) {
    this.api = api;
    this.waiting = waiting;
    this.notices = notices;
  }

  @Override
  public JsonNode call(HttpCall call) {
    for (int tried = 1; tried < TRIES; tried++) {
      try {
        return api.call(call);
      } catch (SourceProblem e) {
        waitFor(e);
      }
    }
    return api.call(call);
  }

  private void waitFor(SourceProblem problem) {
    Duration asked = Duration.ofMillis(problem.retryAfterMillis());
    if (asked.isZero() || asked.compareTo(LONGEST_WAIT) > 0) {
      throw problem;
    }
    notices.accept(problem.getMessage() + "; asked again in " + asked.toSeconds() + " s");
    try {
      waiting.pause(asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem;
    }
  }
}
