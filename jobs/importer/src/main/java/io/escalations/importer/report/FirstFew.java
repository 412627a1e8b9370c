package io.escalations.importer.report;

import io.escalations.importer.report.Finding.Example;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts all and keeps those of the first lines, whatever order they come in. */
final class FirstFew {
  private static final Comparator<Example> BY_LINE =
      Comparator.comparingLong(Example::line).thenComparing(Example::text);

  private final int few;
  private final PriorityQueue<Example> examples = new PriorityQueue<>(BY_LINE.reversed());
  private long count;

  FirstFew(int few) {
    this.few = few;
  }

  void add(Example example) {
    count++;
    examples.add(example);
    if (examples.size() > few) {
      examples.poll();
    }
  }

  long count() {
    return count;
  }

  List<Example> examples() {
    return examples.stream().sorted(BY_LINE).toList();
  }
}
