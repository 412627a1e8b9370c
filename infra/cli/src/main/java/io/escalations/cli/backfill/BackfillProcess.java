package io.escalations.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.schemas.UserError;
import io.escalations.stack.BoundedJob;
import io.escalations.stack.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Runs a backfill in a process of its own. When this process ends, for whatever reason, so does
 * that one: it watches its standard input.
 */
public final class BackfillProcess {
  private static final String MAIN = "io.escalations.jobs.app.BackfillJob";
  private static final JsonMapper JSON = new JsonMapper();

  private BackfillProcess() {}

  /**
   * @param progress is called about twice a second
   * @return the counts of all
   * @throws UserError with what went wrong
   */
  public static BackfillCounts run(BackfillRequest request, Consumer<BackfillCounts> progress)
      throws IOException {
    Path log = Files.createTempFile("escalations-backfill", ".log");
    Process process = BoundedJob.start(Home.current(), MAIN, log);
    try (OutputStream to = process.getOutputStream();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      to.write((request.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
      to.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        JsonNode answer = JSON.readTree(line);
        switch (answer.path("answer").asText()) {
          case "progress" -> progress.accept(new BackfillCounts(answer));
          case "done" -> {
            Files.delete(log);
            return new BackfillCounts(answer);
          }
          default ->
              throw new UserError(answer.path("message").asText() + " (details: " + log + ")");
        }
      }
    }
    throw new UserError("the backfill's process ended before its time: see " + log);
  }
}
