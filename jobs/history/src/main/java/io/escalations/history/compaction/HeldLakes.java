package io.escalations.history.compaction;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lakes whose files keep their names while they are read. */
public final class HeldLakes implements Closeable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<Path> inputs;
  private final List<LakeLock> locks = new ArrayList<>();

  private HeldLakes(List<Path> inputs) {
    this.inputs = inputs;
  }

  /**
   * Holds those among the inputs of a command.
   *
   * @param inputs files, and directories of lakes or in lakes
   */
  public static HeldLakes of(List<Path> inputs) throws IOException {
    Set<Path> lakes = new LinkedHashSet<>();
    inputs.forEach(input -> addLake(input, lakes));
    HeldLakes held = new HeldLakes(inputs);
    try {
      for (Path lake : lakes) {
        held.locks.add(LakeLock.shared(lake, LakeLock.Kind.READ, PATIENCE));
      }
      return held;
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /** A directory that nobody ever compacted or wrote as a lake has no locks, and needs none. */
  private static void addLake(Path input, Set<Path> lakes) {
    for (Path path = input.toAbsolutePath().normalize(); path != null; path = path.getParent()) {
      if (Files.isDirectory(LakeLock.folder(path))) {
        lakes.add(path);
        return;
      }
    }
  }

  /** What was named. */
  public List<Path> inputs() {
    return inputs;
  }

  @Override
  public void close() throws IOException {
    for (LakeLock lock : locks) {
      lock.close();
    }
  }
}
