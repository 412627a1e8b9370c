package io.escalations.cli.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;

import io.escalations.stack.ProcessorTime;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Core-microseconds that an event costs, by process and by kind of thread. A kind is the name that
 * the kernel keeps, its first 15 characters, without the numbers behind it: {@code GC Thread},
 * {@code C2 CompilerThre}, the name of a Flink task.
 */
public final class Budget {
  private static final int KINDS = 12;
  private static final double MICROS = 1e6;

  private final Map<Rung, Cost> costs = new EnumMap<>(Rung.class);

  private record Cost(ProcessorTime used, long events) {
    double micros(double seconds) {
      return seconds * MICROS / events;
    }
  }

  /** Of several rounds the last counts. */
  void add(Rung rung, ProcessorTime used, long events) {
    costs.put(rung, new Cost(used, events));
  }

  public void print(PrintWriter out) {
    costs.forEach(
        (rung, cost) -> {
          Map<String, Map<String, Double>> seconds = cost.used().seconds();
          double all = seconds.values().stream().mapToDouble(Budget::sum).sum();
          out.printf(Locale.ROOT, "%n%s: %,.1f core-µs an event%n", rung.title(), cost.micros(all));
          seconds.forEach(
              (process, threads) -> {
                out.printf(Locale.ROOT, "%9.1f  %s%n", cost.micros(sum(threads)), process);
                print(threads, cost, out);
              });
        });
    out.flush();
  }

  private static void print(Map<String, Double> threads, Cost cost, PrintWriter out) {
    List<Map.Entry<String, Double>> kinds =
        threads.entrySet().stream()
            .collect(
                groupingBy(thread -> kind(thread.getKey()), summingDouble(Map.Entry::getValue)))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    kinds.stream()
        .limit(KINDS)
        .filter(kind -> cost.micros(kind.getValue()) >= 0.1)
        .forEach(kind -> line(kind.getKey(), cost.micros(kind.getValue()), out));
    double others = kinds.stream().skip(KINDS).mapToDouble(Map.Entry::getValue).sum();
    if (cost.micros(others) >= 0.1) {
      line("others", cost.micros(others), out);
    }
  }

  private static void line(String kind, double micros, PrintWriter out) {
    out.printf(Locale.ROOT, "%18.1f  %s%n", micros, kind);
  }

  private static String kind(String thread) {
    return thread.equals(ProcessorTime.ENDED)
        ? "threads that have ended"
        : thread.replaceAll("[-#(/]+[0-9].*$", "").strip();
  }

  private static double sum(Map<String, Double> threads) {
    return threads.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
