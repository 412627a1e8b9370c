package io.escalations.cli;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Copies of frozen quarters, a file each in {@code frozen_quarters} of a lake. */
final class FrozenCopies {
  private static final String SUFFIX = ".json";

  private final Path folder;

  FrozenCopies(Path lake) {
    folder = lake.resolve("frozen_quarters");
  }

  /** What a restore made of the copies. */
  record Restored(int added, int copies, List<String> problems) {}

  /** Writes those that are missing; a file appears when it is whole. */
  void write(FrozenQuarters frozen) throws IOException {
    for (String quarter : frozen.all()) {
      Path copy = folder.resolve(quarter + SUFFIX);
      if (!Files.exists(copy)) {
        Files.createDirectories(folder);
        Path hidden = folder.resolve("." + quarter);
        Files.writeString(hidden, frozen.read(quarter).toJson());
        Files.move(hidden, copy, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** Freezes each quarter that is not frozen as it was frozen then. */
  Restored restore(FrozenQuarters frozen) throws IOException {
    int added = 0;
    List<String> problems = new ArrayList<>();
    List<Path> copies = copies();
    for (Path copy : copies) {
      try {
        FrozenQuarter quarter = FrozenQuarter.parse(copy);
        if (!frozen.isFrozen(quarter.quarter())) {
          frozen.add(quarter);
          added++;
        }
      } catch (UserError e) {
        problems.add(e.getMessage());
      }
    }
    return new Restored(added, copies.size(), problems);
  }

  private List<Path> copies() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(FrozenCopies::isCopy).sorted().toList();
    }
  }

  private static boolean isCopy(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }
}
