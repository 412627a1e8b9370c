package io.escalations.history.compaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of a folder are merged: those that no compaction has sorted yet, and with them the
 * small ones that one has.
 *
 * @param inputs in the order of their names; empty if the folder stays as it is
 */
record FolderPlan(Path folder, List<Path> inputs) {
  private static final String MERGED = "compacted-";
  private static final String PARQUET = ".parquet";
  private static final int NAME_BYTES = 8;

  /**
   * @param smallBytes a merged file of at least so many stays as it is
   */
  static FolderPlan of(Path folder, long smallBytes) throws IOException {
    List<Path> inputs = new ArrayList<>();
    boolean hasNew = false;
    for (Path file : files(folder)) {
      boolean isNew = !name(file).startsWith(MERGED);
      hasNew |= isNew;
      if (isNew || Files.size(file) < smallBytes) {
        inputs.add(file);
      }
    }
    return new FolderPlan(folder, hasNew || inputs.size() > 1 ? inputs : List.of());
  }

  /** Of what was merged from the inputs; other inputs have other names. */
  String nameOfMerged(int number) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      inputs.forEach(file -> digest.update((name(file) + "\n").getBytes(StandardCharsets.UTF_8)));
      String inputsInShort = HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
      return MERGED + inputsInShort + "-" + number + PARQUET;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isVisible(file) && name(file).endsWith(PARQUET))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** Readers of tables pass over other names. */
  static boolean isVisible(Path path) {
    return !name(path).startsWith(".") && !name(path).startsWith("_");
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
