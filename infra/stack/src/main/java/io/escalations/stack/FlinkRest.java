package io.escalations.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The part of Flink's REST interface that is needed here. */
public final class FlinkRest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** The first job that runs makes the JobManager load its classes. */
  private static final Duration SUBMIT_LIMIT = Duration.ofMinutes(2);

  private static final Duration CHECKPOINT_LIMIT = Duration.ofMinutes(2);
  private static final long ASK_AGAIN_MILLIS = 50;

  private static final Set<String> OVER = Set.of("FINISHED", "CANCELED", "FAILED");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final String url;

  public FlinkRest(String url) {
    this.url = url;
  }

  /**
   * @param state Flink's name of it, such as RUNNING
   * @param tasks how many it has
   * @param runningTasks how many of them run
   */
  public record Job(String id, String name, String state, int tasks, int runningTasks) {
    /** Whether it will not run again. */
    boolean over() {
      return OVER.contains(state);
    }

    boolean allTasksRun() {
      return state.equals("RUNNING") && runningTasks == tasks;
    }
  }

  /** Names of the registered TaskManagers; empty if the cluster does not answer. */
  Optional<Set<String>> taskManagers() {
    try {
      Set<String> names = new TreeSet<>();
      get("/taskmanagers")
          .path("taskmanagers")
          .forEach(taskManager -> names.add(taskManager.path("id").asText()));
      return Optional.of(names);
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  /**
   * The jobs the cluster knows, the latest started first. @throws UserError if it does not answer
   */
  public List<Job> jobs() {
    List<JsonNode> nodes = new ArrayList<>();
    get("/jobs/overview").path("jobs").forEach(nodes::add);
    nodes.sort(
        (one, other) ->
            Long.compare(other.path("start-time").asLong(), one.path("start-time").asLong()));
    return nodes.stream().map(FlinkRest::job).toList();
  }

  private static Job job(JsonNode node) {
    JsonNode tasks = node.path("tasks");
    return new Job(
        node.path("jid").asText(),
        node.path("name").asText(),
        node.path("state").asText(),
        tasks.path("total").asInt(),
        tasks.path("running").asInt());
  }

  /** When the job's last checkpoint was complete, epoch milliseconds UTC. */
  public OptionalLong lastCheckpoint(String job) {
    JsonNode last =
        get("/jobs/" + job + "/checkpoints")
            .path("latest")
            .path("completed")
            .path("latest_ack_timestamp");
    return last.isNumber() ? OptionalLong.of(last.asLong()) : OptionalLong.empty();
  }

  /**
   * Has the job take a checkpoint now, and returns when it is complete.
   *
   * @throws UserError if it fails, or takes too long
   */
  public void checkpoint(String job) throws InterruptedException {
    String path = "/jobs/" + job + "/checkpoints";
    String request =
        send(post(path, Map.of("checkpointType", "CONFIGURED")), LIMIT).path("request-id").asText();
    long until = System.nanoTime() + CHECKPOINT_LIMIT.toNanos();
    JsonNode answer = get(path + "/" + request);
    while (!answer.path("status").path("id").asText().equals("COMPLETED")) {
      if (System.nanoTime() > until) {
        throw new UserError("a checkpoint takes too long: see ./escalations status");
      }
      TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
      answer = get(path + "/" + request);
    }
    requireSuccess(answer.path("operation"));
  }

  /** Why the job failed last, in one line. */
  Optional<String> lastFailure(String job) {
    JsonNode entries = get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
    return Optional.ofNullable(entries.path(0).path("stacktrace").asText(null))
        .map(FlinkRest::rootCause);
  }

  private static String rootCause(String stackTrace) {
    return stackTrace
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((outer, inner) -> inner)
        .map(line -> line.substring("Caused by: ".length()))
        .orElseGet(() -> stackTrace.lines().findFirst().orElse(stackTrace));
  }

  /**
   * Runs a main class of the jar on the JobManager and returns when it has submitted its job.
   *
   * @param request Flink's {@code JarRunRequestBody}
   */
  void run(Path jar, Map<String, Object> request) {
    String uploaded = URI.create(upload(jar)).getPath();
    String path = "/jars/" + uploaded.substring(uploaded.lastIndexOf('/') + 1);
    try {
      send(post(path + "/run", request), SUBMIT_LIMIT);
    } finally {
      send(HttpRequest.newBuilder(URI.create(url + path)).DELETE(), LIMIT);
    }
  }

  /** Returns the file name of the copy that the JobManager has. */
  private String upload(Path jar) {
    String boundary = "----" + UUID.randomUUID();
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="jarfile"; filename="%s"\r
        Content-Type: application/x-java-archive\r
        \r
        """
            .formatted(boundary, jar.getFileName());
    try {
      HttpRequest.BodyPublisher body =
          HttpRequest.BodyPublishers.concat(
              HttpRequest.BodyPublishers.ofString(head),
              HttpRequest.BodyPublishers.ofFile(jar),
              HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
      return send(
              HttpRequest.newBuilder(URI.create(url + "/jars/upload"))
                  .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                  .POST(body),
              LIMIT)
          .path("filename")
          .asText();
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins to stop the job with a savepoint below the directory, and returns the name of the
   * request.
   */
  String stop(String job, Path directory) {
    Map<String, Object> request =
        Map.of(
            "targetDirectory",
            directory.toUri().toString(),
            "drain",
            false,
            "formatType",
            "NATIVE");
    return send(post("/jobs/" + job + "/stop", request), LIMIT).path("request-id").asText();
  }

  /** Where the savepoint of the request is, once it is complete. @throws UserError if it failed */
  Optional<String> savepoint(String job, String request) {
    JsonNode answer = get("/jobs/" + job + "/savepoints/" + request);
    if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
      return Optional.empty();
    }
    requireSuccess(answer.path("operation"));
    return Optional.of(answer.path("operation").path("location").asText());
  }

  private static void requireSuccess(JsonNode operation) {
    JsonNode failure = operation.path("failure-cause");
    if (!failure.isMissingNode()) {
      throw new UserError(rootCause(failure.path("stack-trace").asText(failure.toString())));
    }
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET(), LIMIT);
  }

  private HttpRequest.Builder post(String path, Map<String, Object> request) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(MAPPER.valueToTree(request).toString()));
  }

  private JsonNode send(HttpRequest.Builder request, Duration limit) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(limit).build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new UserError("Flink at " + url + " refuses: " + reason(response.body()));
      }
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UserError(
          "Flink at " + url + " does not answer: start it with ./escalations up, or see its log",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  /** Of {@code {"errors": [summary, stack trace]}} the cause; of anything else the first line. */
  private static String reason(String answer) throws IOException {
    String text = answer.strip();
    JsonNode errors = text.startsWith("{") ? MAPPER.readTree(text).path("errors") : null;
    if (errors != null && errors.isArray() && !errors.isEmpty()) {
      return rootCause(errors.get(errors.size() - 1).asText());
    }
    return text.lines().findFirst().orElse("no reason given");
  }
}
