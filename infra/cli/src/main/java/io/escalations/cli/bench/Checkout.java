package io.escalations.cli.bench;

import io.escalations.schemas.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A commit in a worktree of its own, where its {@code ./escalations} builds it and runs it.
 *
 * @param name as it was asked for
 */
record Checkout(String name, Path root) {
  private static final int SHOWN_LINES = 5;
  private static final int NAME_LENGTH = 12;

  /**
   * Checks the commit out, or finds it where it was checked out before.
   *
   * @param repository a checkout that knows the commit
   * @param directory the worktree is a folder in it, named by the commit
   * @throws UserError if there is no such commit
   */
  static Checkout of(Path repository, Path directory, String commit) {
    String hash =
        git(repository, "rev-parse", "--verify", "--end-of-options", commit + "^{commit}");
    Path root = directory.resolve(hash.substring(0, NAME_LENGTH));
    if (!Files.exists(root.resolve("escalations"))) {
      git(repository, "worktree", "prune");
      git(repository, "worktree", "add", "--detach", root.toString(), hash);
    }
    return new Checkout(commit, root);
  }

  private static String git(Path repository, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    return String.join("\n", run(command));
  }

  /** Builds it. */
  void build() {
    run(List.of(root.resolve("escalations").toString(), "--help"));
  }

  /**
   * Runs one rung once.
   *
   * @param options of the command, besides
   * @return rows a second
   * @throws UserError if the commit does not know the rung, or the run failed
   */
  double rate(Rung rung, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve("escalations").toString(),
                "bench",
                "--rounds",
                "1",
                "--rungs",
                rung.name()));
    command.addAll(options);
    return run(command).stream()
        .map(RateLine::rateIn)
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst()
        .orElseThrow(() -> new UserError(name + " printed no rate of " + rung));
  }

  private static List<String> run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines;
      try (BufferedReader printed =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines = printed.lines().toList();
      }
      if (process.waitFor() != 0) {
        throw new UserError(
            String.join(" ", command)
                + " failed: "
                + String.join(
                    " | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
