package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.UserError;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackOptionsTest {
  @TempDir private Path directory;

  @Test
  void areThoseOfTheLastTime() {
    DataDirectory data = new DataDirectory(directory);
    assertThat(StackOptions.read(data))
        .isEqualTo(new StackOptions(0, TimeMode.LIVE, 1, Duration.ofDays(400), null, null));

    data.prepare();
    StackOptions chosen =
        new StackOptions(
            100,
            TimeMode.DATA,
            2,
            Duration.ofDays(1),
            Path.of("/etc/receivers.yaml"),
            Path.of("/etc/sources.yaml"));
    chosen.write(data);

    assertThat(StackOptions.read(data)).isEqualTo(chosen);
    assertThat(chosen)
        .hasToString(
            "--port-offset 100 --time data --task-managers 2 --retention PT24H"
                + " --receivers /etc/receivers.yaml --sources /etc/sources.yaml");
  }

  @Test
  void anOffsetOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Ports.offset(50_000))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--port-offset 50000");
  }
}
