package io.escalations.sources.door;

import io.escalations.remote.Secret;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.DoorSettings;
import io.escalations.sources.config.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what comes to the door, before anybody reads it. Thread-safe. */
public final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Map<String, Source> sources;
  private final Secret.Store secrets;
  private final DoorSettings settings;
  private final LongSupplier clock;
  private final Map<String, Rate> rates = new HashMap<>();

  /**
   * @param sources those that have a webhook, by name
   * @param clock epoch milliseconds UTC
   */
  public Guard(
      Map<String, Source> sources,
      Secret.Store secrets,
      DoorSettings settings,
      LongSupplier clock) {
    this.sources = Map.copyOf(sources);
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
    sources
        .keySet()
        .forEach(name -> rates.put(name, new Rate(settings.perMinute(), clock.getAsLong())));
  }

  /**
   * Whether a request may come in: {@code ACCEPTED}, or why not.
   *
   * @param header a header of the request by name; null if it has none
   * @param body as it came, at most one byte more than the limit
   */
  public Answer judge(String name, UnaryOperator<String> header, byte[] body) {
    Source source = sources.get(name);
    if (source == null) {
      return Answer.UNKNOWN;
    }
    if (!rates.get(name).take(clock.getAsLong())) {
      return Answer.TOO_MANY;
    }
    if (body.length > settings.largestBytes()) {
      return Answer.TOO_LARGE;
    }
    return isGenuine(source, header, body) ? Answer.ACCEPTED : Answer.UNSIGNED;
  }

  private boolean isGenuine(Source source, UnaryOperator<String> header, byte[] body) {
    try {
      return Signatures.isGenuine(
          source.hook().scheme(),
          header,
          body,
          source.hook().secret().values(secrets),
          clock.getAsLong());
    } catch (UserError e) {
      LOG.warn("{}: {}", source.name(), e.getMessage());
      return false;
    } catch (IllegalArgumentException e) { // its message may quote the secret
      LOG.warn("{}: the secret of its webhook is none of this scheme", source.name());
      return false;
    }
  }
}
