package io.escalations.sources.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.sources.config.DoorSettings;
import io.escalations.sources.config.Sources;
import io.escalations.sources.config.SourcesParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  private static final Map<String, String> SIGNED = Map.of("Authorization", "Bearer s3cret");

  @TempDir private Path folder;

  private Guard guard(DoorSettings settings, long[] now) throws IOException {
    Files.writeString(folder.resolve("desk.yaml"), "");
    Sources sources =
        SourcesParser.parse(
            "sources.yaml",
            "sources: {desk: {webhook: {signature: bearer, secret_env: S}, mapping: desk.yaml}}",
            folder);
    return new Guard(sources.byName(), source -> "s3cret", settings, () -> now[0]);
  }

  private static Answer judge(Guard guard, String source, Map<String, String> headers, int bytes) {
    return guard.judge(source, headers::get, new byte[bytes]);
  }

  @Test
  void letsInWhatIsSigned() throws IOException {
    Guard guard = guard(DoorSettings.USUAL, new long[1]);
    assertThat(judge(guard, "desk", SIGNED, 1)).isEqualTo(Answer.ACCEPTED);
    assertThat(judge(guard, "desk", Map.of(), 1)).isEqualTo(Answer.UNSIGNED);
    assertThat(judge(guard, "other", SIGNED, 1)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void limitsSizeAndRate() throws IOException {
    long[] now = {0};
    Guard guard = guard(new DoorSettings("127.0.0.1", 0, 10, 2), now);
    assertThat(judge(guard, "desk", SIGNED, 10)).isEqualTo(Answer.ACCEPTED);
    assertThat(judge(guard, "desk", SIGNED, 11)).isEqualTo(Answer.TOO_LARGE);
    assertThat(judge(guard, "desk", SIGNED, 1)).isEqualTo(Answer.TOO_MANY);
    now[0] = 30_000;
    assertThat(judge(guard, "desk", SIGNED, 1)).isEqualTo(Answer.ACCEPTED);
    assertThat(judge(guard, "desk", SIGNED, 1)).isEqualTo(Answer.TOO_MANY);
  }
}
