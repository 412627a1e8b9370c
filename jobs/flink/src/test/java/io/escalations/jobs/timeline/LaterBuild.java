package io.escalations.jobs.timeline;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The same records as a later build would have them: compiled from their sources, each with one
 * more field.
 */
final class LaterBuild extends URLClassLoader {
  static final String ADDED = "addedLater";
  private static final Pattern HEADER = Pattern.compile("record (\\w+)\\(([^{]*)\\) \\{");

  private final Set<String> records;

  private LaterBuild(Path classes, Set<String> records) throws MalformedURLException {
    super(new URL[] {classes.toUri().toURL()}, LaterBuild.class.getClassLoader());
    this.records = records;
  }

  static LaterBuild of(Path directory, List<Class<?>> records) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    for (Class<?> record : records) {
      Files.writeString(
          sources.resolve(record.getSimpleName() + ".java"),
          withOneMoreField(record, Files.readString(source(record))));
    }
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString()),
                records.stream()
                    .map(record -> sources.resolve(record.getSimpleName() + ".java").toString()))
            .toList();
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))
        != 0) {
      throw new IllegalStateException(
          "the later build does not compile, see the compiler's messages above");
    }
    return new LaterBuild(
        classes, records.stream().map(Class::getName).collect(Collectors.toSet()));
  }

  private static Path source(Class<?> record) {
    String file = record.getName().replace('.', '/') + ".java";
    return Stream.of("src/main/java", "../core/src/main/java")
        .map(root -> Path.of(root, file))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private static String withOneMoreField(Class<?> record, String source) {
    Matcher header = HEADER.matcher(source);
    if (!header.find()) {
      throw new IllegalStateException("no record in: " + source);
    }
    String name = header.group(1);
    String fields = header.group(2);
    String names =
        Stream.of(record.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.joining(", "));
    String earlierConstructor =
        "public " + name + "(" + fields + ") { this(" + names + ", null); }";
    return header.replaceFirst(
        "record " + name + "(" + fields + ", String " + ADDED + ") {\n" + earlierConstructor);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!records.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
