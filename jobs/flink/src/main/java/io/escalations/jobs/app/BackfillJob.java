package io.escalations.jobs.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.jobs.backfill.BackfillRun;
import io.escalations.schemas.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A backfill in a process of its own. It reads the request from standard input, one line of JSON,
 * and ends when standard input does: whoever started it is gone. To standard output it writes lines
 * of JSON: {@code progress} and at the end {@code done}, each with the counts, or {@code failed}
 * with a message.
 */
public final class BackfillJob {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ABANDONED = 130;
  private static final String DISK_IS_FULL = "No space left on device";
  private static final String FREE_SOME =
      ": the disk is full: free some of it, and run the same command again; nothing is visible in"
          + " the directory";

  private final PrintStream out;

  private BackfillJob(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // libraries may print
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    BackfillRequest request = BackfillRequest.parse(requests.readLine());
    Thread watch = new Thread(() -> haltAtTheEndOf(requests), "starter-watch");
    watch.setDaemon(true);
    watch.start();
    System.exit(new BackfillJob(answers).run(request) ? 0 : 1);
  }

  /** At once: what is written by then is hidden. */
  private static void haltAtTheEndOf(BufferedReader requests) {
    try {
      requests.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(ABANDONED);
  }

  private boolean run(BackfillRequest request) {
    try {
      answer("done", BackfillRun.run(request, counts -> answer("progress", counts)));
      return true;
    } catch (Exception e) {
      answer("failed", Map.of("message", message(e, request.directory())));
      e.printStackTrace();
      return false;
    }
  }

  private void answer(String kind, Map<String, Object> content) {
    Map<String, Object> answer = new HashMap<>(content);
    answer.put("answer", kind);
    try {
      out.println(JSON.writeValueAsString(answer));
    } catch (IOException e) {
      throw new IllegalStateException("numbers and texts can be written", e);
    }
    out.flush();
  }

  /** What the user can put right, or else what was thrown first. */
  static String message(Throwable thrown, String directory) {
    return cause(thrown, UserError.class)
        .or(() -> cause(thrown, IOException.class))
        .map(Throwable::getMessage)
        .map(text -> text.contains(DISK_IS_FULL) ? directory + FREE_SOME : text)
        .orElseGet(() -> root(thrown).toString());
  }

  private static Optional<Throwable> cause(Throwable thrown, Class<?> wanted) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (wanted.isInstance(cause)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }
}
