package io.escalations.remote;

import java.util.List;

/**
 * A value that does not stand in the file: the name of a file or of an environment variable that
 * holds it. It is read whenever it is used, so that it can be replaced without a restart.
 *
 * @param sources one or, while a secret is being replaced, two
 */
public record Secret(List<Source> sources) {
  /**
   * @param place where it is named, for messages: file, line, key
   * @param isFile a file, else a variable
   * @param name path relative to the file that names it, or the variable's name
   */
  public record Source(String place, boolean isFile, String name) {}

  public Secret {
    sources = List.copyOf(sources);
  }

  /** Reads secrets. */
  public interface Store {
    /**
     * Without blanks around it.
     *
     * @throws io.escalations.schemas.UserError if it is not there or empty, saying where it is
     *     named and what to do
     */
    String read(Source source);
  }

  /**
   * The value; of two the first.
   *
   * @throws io.escalations.schemas.UserError if it is not there or empty
   */
  public String value(Store store) {
    return store.read(sources.get(0));
  }

  /**
   * All of them.
   *
   * @throws io.escalations.schemas.UserError if one is not there or empty
   */
  public List<String> values(Store store) {
    return sources.stream().map(store::read).toList();
  }
}
