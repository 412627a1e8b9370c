package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed dashboards are those their source builds, which the compiler accepts. */
class GrafanaDashboardsTest {
  private static final Path SOURCE = Path.of("grafana");

  @TempDir Path directory;

  @Test
  void theCommittedDashboardsAreWhatTheirSourceBuilds() throws Exception {
    assertThat(SOURCE.resolve("node_modules"))
        .as("npm ci --ignore-scripts --prefix dashboards/grafana (./escalations test does it)")
        .isDirectory();
    run("node", "node_modules/typescript/bin/tsc");
    run("node", "target/build.js", directory.toString());

    for (String name : List.of("live.json", "quarter.json")) {
      assertThat(directory.resolve(name))
          .as("built anew by npm run build in %s", SOURCE)
          .hasSameTextualContentAs(SOURCE.resolve(name));
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    File log = directory.resolve("log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(SOURCE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(process.waitFor()).as(Files.readString(log.toPath())).isZero();
  }
}
