package io.escalations.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BackfillJobTest {
  @Test
  void aDiskThatIsFullIsOneLineThatSaysWhatToDo() {
    Exception failed = new ExecutionException(new IOException("No space left on device"));
    assertThat(BackfillJob.message(failed, "/facts"))
        .isEqualTo(
            "/facts: the disk is full: free some of it, and run the same command again; nothing is"
                + " visible in the directory");
  }

  @Test
  void whatTheUserCanPutRightComesBeforeWhatWasThrownFirst() {
    Exception failed =
        new ExecutionException(new UserError("a.parquet: is damaged", new IOException("cause")));
    assertThat(BackfillJob.message(failed, "/facts")).isEqualTo("a.parquet: is damaged");
  }
}
