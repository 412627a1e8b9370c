package io.escalations.stack;

import io.escalations.schemas.Servers.TimeMode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * How a stack is run; kept in its data directory, so that the next {@code up} needs no options.
 *
 * @param retention how long the timeline job keeps the events of a case that is over in state
 * @param receivers who is called for alerts; null: nobody
 * @param sources which help desks are read; null: none
 */
public record StackOptions(
    int portOffset,
    TimeMode time,
    int taskManagers,
    Duration retention,
    Path receivers,
    Path sources) {
  public static final Duration RETENTION = Duration.ofDays(400);

  private static final StackOptions DEFAULT =
      new StackOptions(0, TimeMode.LIVE, 1, RETENTION, null, null);

  /** What the stack was last started with; the defaults if it never was. */
  public static StackOptions read(DataDirectory data) {
    Path file = file(data);
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StackOptions(
        Integer.parseInt(properties.getProperty("port-offset")),
        TimeMode.valueOf(properties.getProperty("time").toUpperCase(Locale.ROOT)),
        Integer.parseInt(properties.getProperty("task-managers")),
        Duration.parse(properties.getProperty("retention", RETENTION.toString())),
        path(properties, "receivers"),
        path(properties, "sources"));
  }

  private static Path path(Properties properties, String name) {
    return properties.containsKey(name) ? Path.of(properties.getProperty(name)) : null;
  }

  /** The same with other receivers, which a part of its own reads: the others may keep running. */
  StackOptions withReceivers(Path others) {
    return new StackOptions(portOffset, time, taskManagers, retention, others, sources);
  }

  /** The same with other sources, which a part of its own reads. */
  StackOptions withSources(Path others) {
    return new StackOptions(portOffset, time, taskManagers, retention, receivers, others);
  }

  void write(DataDirectory data) {
    Properties properties = new Properties();
    properties.setProperty("port-offset", String.valueOf(portOffset));
    properties.setProperty("time", time.name().toLowerCase(Locale.ROOT));
    properties.setProperty("task-managers", String.valueOf(taskManagers));
    properties.setProperty("retention", retention.toString());
    if (receivers != null) {
      properties.setProperty("receivers", receivers.toString());
    }
    if (sources != null) {
      properties.setProperty("sources", sources.toString());
    }
    try (Writer writer = Files.newBufferedWriter(file(data))) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As on the command line. */
  @Override
  public String toString() {
    String options =
        "--port-offset %d --time %s --task-managers %d --retention %s"
            .formatted(portOffset, time.name().toLowerCase(Locale.ROOT), taskManagers, retention);
    return options
        + (receivers == null ? "" : " --receivers " + receivers)
        + (sources == null ? "" : " --sources " + sources);
  }

  private static Path file(DataDirectory data) {
    return data.run().resolve("options.properties");
  }
}
