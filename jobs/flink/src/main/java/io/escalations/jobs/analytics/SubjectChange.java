package io.escalations.jobs.analytics;

import io.escalations.core.pattern.CaseAt;
import io.escalations.core.pattern.CaseSubject;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.util.Collector;

/**
 * What a case adds to the patterns of many cases, before and after an update of it.
 *
 * @param before null if it added nothing
 * @param now null if it adds nothing
 */
public record SubjectChange(CaseSubject before, CaseSubject now) {

  /**
   * Retracts the case from one key and adds it to another.
   *
   * @param key of a subject; null if it belongs to none
   */
  void changes(Function<CaseSubject, String> key, Collector<KeyedCase> out) {
    KeyedCase from = keyed(key, before, false);
    KeyedCase to = keyed(key, now, true);
    if (from != null
        && to != null
        && from.key().equals(to.key())
        && Objects.equals(from.one(), to.one())) {
      return;
    }
    if (from != null) {
      out.collect(from);
    }
    if (to != null) {
      out.collect(to);
    }
  }

  private static KeyedCase keyed(
      Function<CaseSubject, String> key, CaseSubject subject, boolean added) {
    String found = subject == null ? null : key.apply(subject);
    return found == null ? null : new KeyedCase(found, subject.opened(), added);
  }

  /** A case that a key gains or loses. */
  public record KeyedCase(String key, CaseAt one, boolean added) {}
}
