package io.escalations.jobs.analytics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The key of a row in its compacted topic: the values of its key columns. All versions of a row are
 * in one partition.
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
