package io.escalations.clickhouse;

import io.escalations.schemas.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The DDL of this build.
 *
 * @param migrations text by name of the files {@code V….sql}, in their order
 * @param functions text of {@code R__functions.sql}
 * @param views each in a file {@code R__….sql}, in the folder of its database
 */
record DdlFiles(Map<String, String> migrations, String functions, List<ViewFile> views) {
  private static final String ROOT = "/clickhouse";
  private static final String FUNCTIONS = "R__functions.sql";

  static DdlFiles read() throws IOException {
    URI folder = folder();
    if (!folder.getScheme().equals("jar")) {
      return read(Path.of(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
      return read(jar.getPath(ROOT));
    }
  }

  private static DdlFiles read(Path root) throws IOException {
    Map<String, String> migrations = new TreeMap<>();
    List<ViewFile> views = new ArrayList<>();
    for (Path file : files(root)) {
      String name = file.getFileName().toString();
      if (name.startsWith("V")) {
        migrations.put(name, Files.readString(file));
      } else if (!name.equals(FUNCTIONS)) {
        String database = file.getParent().getFileName().toString().replace("/", "");
        views.add(ViewFile.of(database, name, Files.readString(file)));
      }
    }
    return new DdlFiles(migrations, Files.readString(root.resolve(FUNCTIONS)), views);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private static URI folder() {
    try {
      return Servers.class.getResource(ROOT).toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
