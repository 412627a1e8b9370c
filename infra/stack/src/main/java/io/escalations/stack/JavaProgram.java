package io.escalations.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Java main class with what it needs to run.
 *
 * @param name names the process and its files
 * @param classPath jars; those built in the checkout are copied, so that a build does not change
 *     them under a running process
 */
record JavaProgram(
    String name,
    List<Path> classPath,
    List<String> options,
    String mainClass,
    List<String> arguments) {
  private static final List<String> ALWAYS =
      List.of(
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError");

  /** The options that make the log of the program's own go to a file limited in size. */
  static List<String> logging(DataDirectory data, String name) {
    Path configuration =
        ConfigTemplate.write("log4j2.xml", data.run().resolve("log4j2.xml"), Map.of());
    return List.of(
        "-Dlog4j2.configurationFile=" + configuration,
        "-Descalations.log=" + data.logs().resolve(name));
  }

  /** The command line. It is written to a file, since class paths are long. */
  List<String> command(Home home, DataDirectory data) {
    List<String> words = new ArrayList<>(ALWAYS);
    words.addAll(options);
    words.add("-XX:ErrorFile=" + data.logs().resolve(name + ".crash"));
    words.add("-cp");
    words.add(
        copies(home, data).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    words.add(mainClass);
    words.addAll(arguments);
    Path file = data.run().resolve(name + ".args");
    try {
      Files.write(file, words.stream().map(JavaProgram::quote).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file);
  }

  private List<Path> copies(Home home, DataDirectory data) {
    Path directory = data.run().resolve(name + ".jars");
    try {
      DataDirectory.delete(directory);
      DataDirectory.create(directory);
      List<Path> copies = new ArrayList<>();
      for (Path jar : classPath) {
        copies.add(
            jar.startsWith(home.root())
                ? Files.copy(
                    jar, directory.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING)
                : jar);
      }
      return copies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String quote(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
