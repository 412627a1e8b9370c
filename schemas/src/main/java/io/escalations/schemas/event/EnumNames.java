package io.escalations.schemas.event;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** An enum by its names, without an exception for a name it has not. Prints as the list of them. */
final class EnumNames<E extends Enum<E>> {
  private final Map<String, E> byName;
  private final String list;

  EnumNames(Class<E> type) {
    byName =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(Enum::name, value -> value));
    list = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /**
   * @return null if there is none
   */
  E named(String name) {
    return byName.get(name);
  }

  @Override
  public String toString() {
    return list;
  }
}
