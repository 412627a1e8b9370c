package io.escalations.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commits of a repository whose {@code ./escalations} prints a rate. */
class CheckoutTest {
  @TempDir private Path directory;
  private Path repository;

  @BeforeEach
  void twoCommits() throws Exception {
    repository = Files.createDirectory(directory.resolve("repository"));
    git("init", "-q");
    commit("echo 'round 1 of 1: a rung     1,000 rows/s (1.0 s)'");
    commit("echo 'round 1 of 1: a rung     2,000 rows/s (1.0 s)'");
  }

  @Test
  void eachCommitRunsItsOwnProgram() {
    assertThat(checkout("HEAD~1").rate(Rung.FOLD, List.of())).isEqualTo(1000);
    assertThat(checkout("HEAD").rate(Rung.FOLD, List.of())).isEqualTo(2000);
  }

  @Test
  void theWorktreeIsUsedAgain() {
    assertThat(checkout("HEAD").root()).isEqualTo(checkout("HEAD").root());
  }

  @Test
  void whatIsNoCommitIsRefused() {
    assertThatThrownBy(() -> checkout("nothing"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void aRunThatFailsIsShown() throws Exception {
    commit("echo 'no such rung: FOLD' && exit 2");

    assertThatThrownBy(() -> checkout("HEAD").rate(Rung.FOLD, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such rung: FOLD");
  }

  private Checkout checkout(String commit) {
    return Checkout.of(repository, directory.resolve("worktrees"), commit);
  }

  private void commit(String script) throws IOException, InterruptedException {
    Path program = repository.resolve("escalations");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    git("add", ".");
    git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-qm", "change");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
