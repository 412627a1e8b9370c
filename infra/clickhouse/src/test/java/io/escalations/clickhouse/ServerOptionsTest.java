package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {
  @TempDir Path directory;
  private String library;

  @BeforeEach
  void aLibrary() throws Exception {
    library = Files.createFile(directory.resolve("libchdb.so")).toString();
  }

  @Test
  void memoryHasADefault() {
    ServerOptions options =
        parse("--library", library, "--home", "/h", "--http-port", "1", "--tcp-port", "2");

    assertThat(options)
        .isEqualTo(new ServerOptions(Path.of(library), Path.of("/h"), 1, 2, 1_200_000_000L));
  }

  @Test
  void aMissingLibrarySaysHowToGetIt() {
    assertThatThrownBy(
            () ->
                parse(
                    "--library",
                    "/none/libchdb.so",
                    "--home",
                    "/h",
                    "--http-port",
                    "1",
                    "--tcp-port",
                    "2"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "there is no ClickHouse library at /none/libchdb.so: run: npm ci --ignore-scripts"
                + " --no-audit --no-fund --prefix infra/clickhouse");
  }

  @Test
  void wrongOptionsAreNamed() {
    assertThatThrownBy(() -> parse("--port", "1")).hasMessageStartingWith("do not know '--port'");
    assertThatThrownBy(() -> parse("--home")).hasMessageStartingWith("do not know '--home'");
    assertThatThrownBy(() -> parse("--library", library)).hasMessage("--home is missing");
    assertThatThrownBy(
            () ->
                parse("--library", library, "--home", "/h", "--http-port", "x", "--tcp-port", "2"))
        .hasMessage("--http-port must be a number, not 'x'");
  }

  private static ServerOptions parse(String... arguments) {
    return ServerOptions.parse(arguments);
  }
}
