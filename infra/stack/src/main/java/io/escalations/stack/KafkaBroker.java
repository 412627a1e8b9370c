package io.escalations.stack;

import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** One Kafka node, broker and controller in one process (KRaft). */
public final class KafkaBroker implements Part {
  private static final String NAME = "kafka";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);

  private final Home home;
  private final DataDirectory data;
  private final Ports ports;
  private final ManagedProcess process;

  public KafkaBroker(Home home, DataDirectory data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.process = new ManagedProcess(data, NAME);
  }

  /** Bootstrap servers. */
  public String brokers() {
    return Ports.HOST + ":" + ports.kafka();
  }

  @Override
  public void start() {
    if (process.alive()) {
      return;
    }
    data.prepare();
    requirePorts();
    Path log = data.of(NAME).resolve("log");
    Path configuration =
        ConfigTemplate.write(
            "kafka/server.properties",
            data.of(NAME).resolve("server.properties"),
            Map.of("port", ports.kafka(), "controllerPort", ports.kafkaController(), "log", log));
    if (!Files.exists(log.resolve("meta.properties"))) {
      format(configuration);
    }
    List<String> options =
        new ArrayList<>(List.of("-Xms128m", "-Xmx384m", "-XX:MaxDirectMemorySize=128m"));
    options.addAll(JavaProgram.logging(data, NAME));
    process.start(program(NAME, options, "kafka.Kafka", configuration.toString()), Map.of());
  }

  private void format(Path configuration) {
    List<String> command =
        program(
            "kafka-format",
            JavaProgram.logging(data, "kafka-format"),
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            configuration.toString(),
            "--ignore-formatted");
    Path printed = data.logs().resolve("kafka-format.out");
    try {
      Process format =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      if (format.waitFor() != 0) {
        throw new UserError("kafka's storage cannot be formatted (log: " + printed + ")");
      }
    } catch (IOException e) {
      throw new UserError("kafka's storage cannot be formatted: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  private List<String> program(
      String name, List<String> options, String mainClass, String... arguments) {
    return new JavaProgram(
            name, home.classPath("infra/kafka"), options, mainClass, List.of(arguments))
        .command(home, data);
  }

  @Override
  public void awaitReady() {
    try (Admin admin = admin()) {
      process.awaitReady(START_LIMIT, () -> answers(admin));
    }
  }

  private static boolean answers(Admin admin) {
    try {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  /** Creates {@link Topics#ALL}; those that exist are left as they are. */
  public void createTopics() {
    try (Admin admin = admin()) {
      for (Topic<?> topic : Topics.ALL) {
        NewTopic wanted =
            new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config());
        try {
          admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new UserError(
                "topic " + topic.name() + " cannot be created: " + e.getCause().getMessage(), e);
          }
        }
      }
      process.awaitReady(
          START_LIMIT, () -> listsTopics(admin)); // a created topic is known a moment later
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  private static boolean listsTopics(Admin admin) {
    try {
      return admin
          .listTopics()
          .names()
          .get()
          .containsAll(Topics.ALL.stream().map(Topic::name).toList());
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            brokers(),
            "default.api.timeout.ms",
            "20000",
            "request.timeout.ms",
            "5000"));
  }

  @Override
  public void stop() {
    process.stop(STOP_GRACE);
  }

  @Override
  public List<PartProcess> processes() {
    return List.of(new PartProcess(process, List.of(ports.kafka(), ports.kafkaController())));
  }
}
