package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws charts as SVG with {@code javascript/charts}, in one process of node that lives as long as
 * this. What was drawn is kept: the same numbers are not drawn twice. Thread-safe.
 */
public final class ChartDrawer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChartDrawer.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PROGRAM = "/charts/draw.mjs";
  private static final List<String> COMMAND = List.of("node", "--max-old-space-size=160");
  private static final int KEPT = 600;

  /** A busy machine draws late; node that hangs must not keep a page for ever. */
  private static final int PATIENCE_SECONDS = 30;

  private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<String>> drawn =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(
                Map.Entry<String, CompletableFuture<String>> eldest) {
              return size() > KEPT;
            }
          });
  private Process process;
  private BufferedWriter requests;
  private Path program;
  private long asked;

  /** Starts node and loads what draws, so that the first page does not wait for that. */
  @SuppressWarnings("FutureReturnValueIgnored") // the page that asks next says what fails
  public void warmUp() {
    svg("sparkline", "spark", null, List.of(Map.of("place", 0, "value", 1)), Map.of());
  }

  /** The chart for wide and narrow pages; one that cannot be drawn says why. */
  public CompletableFuture<Chart> draw(ChartData data) {
    String label = data.title() + ". " + data.sentence();
    CompletableFuture<String> wide = svg(data.name(), "wide", label, data.rows(), data.about());
    CompletableFuture<String> narrow = svg(data.name(), "narrow", label, data.rows(), data.about());
    return wide.thenCombine(narrow, (one, other) -> new Chart(data, one, other, null))
        .exceptionally(
            failure -> {
              String problem = problem(failure);
              LOG.warn("chart {} not drawn: {}", data.name(), problem);
              return new Chart(data, "", "", problem);
            });
  }

  /**
   * A picture without words around it.
   *
   * @param label what it is read as; null if it only adorns the text beside it
   */
  public CompletableFuture<String> svg(
      String chart, String width, String label, List<?> rows, Map<String, ?> about) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("chart", chart);
    request.put("width", width);
    request.put("label", label);
    request.put("rows", rows);
    request.put("about", about);
    String key = JSON.valueToTree(request).toString();
    CompletableFuture<String> kept = drawn.get(key);
    if (kept != null && !kept.isCompletedExceptionally()) {
      return kept;
    }
    CompletableFuture<String> svg = ask(request).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    drawn.put(key, svg);
    return svg;
  }

  private synchronized CompletableFuture<String> ask(Map<String, Object> request) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    long id = ++asked;
    request.put("id", id);
    waiting.put(id, answer);
    try {
      if (process == null || !process.isAlive()) {
        start();
      }
      requests.write(JSON.writeValueAsString(request));
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      waiting.remove(id);
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private void start() throws IOException {
    if (program == null) {
      program = unpacked();
    }
    ProcessBuilder builder =
        new ProcessBuilder(COMMAND.get(0), COMMAND.get(1), program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TZ", "UTC");
    Process started;
    try {
      started = builder.start();
    } catch (IOException e) {
      throw new IOException("charts need Node.js: install it (Debian: apt-get install nodejs)", e);
    }
    process = started;
    requests = started.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(() -> read(started), "chart answers");
    reader.setDaemon(true);
    reader.start();
  }

  /** The program stands in the jar, and node reads files. */
  private static Path unpacked() throws IOException {
    try (InputStream stored = ChartDrawer.class.getResourceAsStream(PROGRAM)) {
      if (stored == null) {
        throw new IOException("charts were not built: run node build.mjs in dashboards/javascript");
      }
      Path file = Files.createTempFile("charts", ".mjs");
      file.toFile().deleteOnExit();
      Files.write(file, stored.readAllBytes());
      return file;
    }
  }

  private void read(Process from) {
    try (BufferedReader answers = from.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        JsonNode answer = JSON.readTree(line);
        CompletableFuture<String> asker = waiting.remove(answer.get("id").asLong());
        if (asker == null) {
          LOG.warn("an answer nobody waits for any more: {}", answer.get("id"));
        } else if (answer.has("error")) {
          asker.completeExceptionally(new IOException(answer.get("error").asText()));
        } else {
          asker.complete(answer.get("svg").asText());
        }
      }
    } catch (IOException e) {
      LOG.warn("charts: {}", e.toString());
    }
    waiting.keySet().stream()
        .map(waiting::remove)
        .filter(asker -> asker != null)
        .forEach(asker -> asker.completeExceptionally(new IOException("node has ended")));
  }

  private static String problem(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof java.util.concurrent.TimeoutException
        ? "it took longer than " + PATIENCE_SECONDS + " s"
        : String.valueOf(cause.getMessage());
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
