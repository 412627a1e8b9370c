package io.escalations.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time that the threads of some processes have used so far, as Linux counts it.
 *
 * @param seconds by process, then by thread name; the kernel keeps 15 characters of a name, and
 *     {@link #ENDED} stands for the threads that are over
 */
public record ProcessorTime(Map<String, Map<String, Double>> seconds) {
  public static final String ENDED = "";

  /** In hundredths of a second, whatever the kernel's own clock is ({@code USER_HZ}). */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER = 11;
  private static final int SYSTEM = 12;

  static ProcessorTime of(List<PartStatus> processes) {
    Map<String, Map<String, Double>> seconds = new TreeMap<>();
    for (PartStatus process : processes) {
      if (process.running()) {
        seconds.put(process.name(), threads(Path.of("/proc/" + process.pid())));
      }
    }
    return new ProcessorTime(seconds);
  }

  /**
   * What was used since an earlier look at the same processes. What a thread had used before is in
   * {@link #ENDED} once it is over, and is taken out of that.
   */
  public ProcessorTime since(ProcessorTime before) {
    Map<String, Map<String, Double>> used = new TreeMap<>();
    seconds.forEach(
        (process, threads) -> {
          Map<String, Double> earlier = before.seconds.getOrDefault(process, Map.of());
          Map<String, Double> difference = new TreeMap<>(threads);
          difference.replaceAll((name, now) -> now - earlier.getOrDefault(name, 0.0));
          double usedBefore =
              earlier.entrySet().stream()
                  .filter(thread -> !threads.containsKey(thread.getKey()))
                  .mapToDouble(Map.Entry::getValue)
                  .sum();
          difference.merge(ENDED, -usedBefore, Double::sum);
          used.put(process, difference);
        });
    return new ProcessorTime(used);
  }

  private static Map<String, Double> threads(Path process) {
    Map<String, Double> seconds = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
      tasks.forEach(task -> addTo(seconds, task));
      double all = time(Files.readString(process.resolve("stat")));
      double running = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
      seconds.put(ENDED, Math.max(0, all - running));
    } catch (IOException e) {
      // It has ended.
    }
    return seconds;
  }

  private static void addTo(Map<String, Double> seconds, Path task) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      seconds.merge(name, time(stat), Double::sum);
    } catch (IOException e) {
      // The thread has ended: its time is in the process's.
    }
  }

  private static double time(String stat) {
    // The name, in brackets, may hold anything, spaces and brackets too.
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(afterName[USER]) + Long.parseLong(afterName[SYSTEM])) / TICKS_PER_SECOND;
  }
}
