package io.escalations.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class JobMainTest {
  @Command(name = "job")
  static class Job implements Callable<Integer> {
    @Option(names = "--file", required = true)
    private String file;

    private boolean ran;

    @Override
    public Integer call() throws Exception {
      if (file.isEmpty()) {
        throw new IOException("the file has no name");
      }
      ran = true;
      return 0;
    }
  }

  @Test
  void runsTheJob() throws Exception {
    Job job = new Job();
    JobMain.run(job, "--file", "a");
    assertThat(job.ran).isTrue();
  }

  @Test
  void whatTheJobThrowsReachesWhoeverSubmitsIt() {
    assertThatThrownBy(() -> JobMain.run(new Job(), "--file", ""))
        .isInstanceOf(IOException.class)
        .hasMessage("the file has no name");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> JobMain.run(new Job(), "--fiel", "a"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--file");
  }
}
