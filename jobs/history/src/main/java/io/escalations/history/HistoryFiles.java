package io.escalations.history;

import io.escalations.history.HistoryFile.Format;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Tables;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that inputs stand for: files of events as they are, of a directory its lake's. */
public final class HistoryFiles {
  private static final String PARQUET = ".parquet";

  private HistoryFiles() {}

  /**
   * @param inputs {@code .jsonl}, {@code .jsonl.gz} and {@code .parquet} files, and directories of
   *     lakes; one that is named twice is read twice
   * @return in the order of the inputs, those of a directory by name
   * @throws UserError if one of them is none of these, or cannot be read
   */
  public static List<HistoryFile> of(List<Path> inputs) {
    List<HistoryFile> files = new ArrayList<>();
    for (Path input : inputs) {
      List<Path> paths = Files.isDirectory(input) ? filesOfLake(input) : List.of(input);
      for (Path path : paths) {
        files.add(file(files.size(), path));
      }
    }
    return files;
  }

  private static HistoryFile file(int place, Path path) {
    if (!Files.isReadable(path)) {
      throw new UserError(path + ": there is no such file, or it may not be read");
    }
    try {
      return new HistoryFile(place, path.toString(), format(path), Files.size(path));
    } catch (IOException e) {
      throw new UserError(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Format format(Path path) {
    String name = path.getFileName().toString();
    if (name.endsWith(PARQUET)) {
      return Format.PARQUET;
    }
    if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
      return Format.JSON_LINES;
    }
    throw new UserError(
        path
            + ": is neither .jsonl, .jsonl.gz nor .parquet, nor the directory of a lake"
            + " (./escalations import makes events of a help desk's export)");
  }

  /** Whole, committed files only: others have a hidden name. */
  private static List<Path> filesOfLake(Path directory) {
    Path events = directory.resolve(Tables.CASE_EVENTS.name());
    Path root = Files.isDirectory(events) ? events : directory;
    try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files =
          paths
              .filter(path -> path.toString().endsWith(PARQUET) && Files.isRegularFile(path))
              .filter(path -> isVisible(root.relativize(path)))
              .sorted()
              .toList();
      if (files.isEmpty() || !(root.equals(events) || isEvents(root))) {
        throw new UserError(
            directory + ": is no lake: it has no " + Tables.CASE_EVENTS.name() + "/**/*.parquet");
      }
      return files;
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Also a quarter or a day of {@code case_events}. */
  private static boolean isEvents(Path root) {
    for (Path name : root.toAbsolutePath().normalize()) {
      if (name.toString().equals(Tables.CASE_EVENTS.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVisible(Path path) {
    for (Path name : path) {
      if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
        return false;
      }
    }
    return true;
  }
}
