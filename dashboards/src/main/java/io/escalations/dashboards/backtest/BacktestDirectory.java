package io.escalations.dashboards.backtest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.core.backtest.ResultFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Results of {@code backtest}, each in a folder of its own. */
public final class BacktestDirectory {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path directory;

  /**
   * @param directory may be missing, as long as there is no result
   */
  public BacktestDirectory(Path directory) {
    this.directory = directory;
  }

  public Path path() {
    return directory;
  }

  /** The names of all results and when each was written, the newest first. */
  public Map<String, FileTime> names() throws IOException {
    if (!Files.isDirectory(directory)) {
      return Map.of();
    }
    Map<String, FileTime> written = new TreeMap<>();
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.toList()) {
        Path summary = folder.resolve(ResultFiles.SUMMARY);
        if (Files.isRegularFile(summary)) {
          written.put(folder.getFileName().toString(), Files.getLastModifiedTime(summary));
        }
      }
    }
    Map<String, FileTime> newestFirst = new LinkedHashMap<>();
    written.entrySet().stream()
        .sorted(Map.Entry.<String, FileTime>comparingByValue().reversed())
        .forEach(result -> newestFirst.put(result.getKey(), result.getValue()));
    return newestFirst;
  }

  /** Empty if there is no such result. */
  public Optional<BacktestSummary> read(String name) throws IOException {
    Optional<Path> summary = file(name, ResultFiles.SUMMARY);
    return summary.isEmpty()
        ? Optional.empty()
        : Optional.of(JSON.readValue(summary.get().toFile(), BacktestSummary.class));
  }

  /**
   * Flips in the order of cases, as far as they are wanted.
   *
   * @param skip how many wanted ones to leave out
   * @param most how many to return at most
   */
  public List<FlipLine> flips(String name, Predicate<FlipLine> wanted, long skip, int most)
      throws IOException {
    List<FlipLine> flips = new ArrayList<>();
    Optional<Path> file = file(name, ResultFiles.FLIPS);
    if (file.isEmpty()) {
      return flips;
    }
    long left = skip;
    try (BufferedReader lines = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine();
          line != null && flips.size() < most;
          line = lines.readLine()) {
        FlipLine flip = line.isEmpty() ? null : JSON.readValue(line, FlipLine.class);
        if (flip != null && wanted.test(flip) && left-- <= 0) {
          flips.add(flip);
        }
      }
    }
    return flips;
  }

  /** A file of a result; empty if there is none. What is asked for names no way out of here. */
  public Optional<Path> file(String name, String file) throws IOException {
    if (!names().containsKey(name) || !files(name).contains(file)) {
      return Optional.empty();
    }
    return Optional.of(directory.resolve(name).resolve(file));
  }

  /** The names of the files of a result. */
  public List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
