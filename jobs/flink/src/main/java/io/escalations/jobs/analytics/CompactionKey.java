package io.escalations.jobs.analytics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a row is known by in its topic: the values of its key. All words on a row stand in one
 * partition.
 */
final class CompactionKey {
  private static final String SEPARATOR = "\u001f";

  private CompactionKey() {}

  static byte[] of(Object... key) {
    return Arrays.stream(key)
        .map(String::valueOf)
        .collect(Collectors.joining(SEPARATOR))
        .getBytes(StandardCharsets.UTF_8);
  }
}
