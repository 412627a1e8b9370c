package io.escalations.history.compaction;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a lake is: a path, or a URI of another kind of store. */
public final class LocalLake {
  private LocalLake() {}

  /**
   * The directory on a local disk.
   *
   * @param place as a servers file names it
   * @return empty if it is elsewhere
   */
  public static Optional<Path> of(String place) {
    String scheme = place.startsWith("/") ? null : URI.create(place).getScheme();
    if (scheme == null) {
      return Optional.of(Path.of(place).toAbsolutePath().normalize());
    }
    return scheme.equals("file")
        ? Optional.of(Path.of(URI.create(place).getPath()).toAbsolutePath().normalize())
        : Optional.empty();
  }
}
