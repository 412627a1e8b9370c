package io.escalations.history.compaction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The successor of a quarter's folder.
 *
 * @param visible the folder that is read
 * @param staged a hidden one, in which the merged files are
 * @param replaced the files whose rows are in merged ones
 */
record StagedQuarter(Path visible, Path staged, Set<Path> replaced) {
  /**
   * Nobody may commit files to the folder meanwhile. What is not replaced gets a second name in the
   * successor; then both take each other's place.
   */
  void takePlace(FileOperations files) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(visible)) {
      all = paths.filter(path -> !replaced.contains(path)).toList(); // a folder before its files
    }
    for (Path path : all) {
      Path successor = staged.resolve(visible.relativize(path));
      if (Files.isDirectory(path)) {
        files.createFolder(successor);
      } else {
        files.link(successor, path);
      }
    }
    files.exchange(staged, visible);
  }

  /** Deletes what was replaced. */
  void deleteReplaced(FileOperations files) throws IOException {
    files.deleteTree(staged);
  }
}
