package io.escalations.importer.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of an export. Of columns with one name, {@code Name#2} is the second. */
public final class Columns {
  private static final Pattern NUMBERED = Pattern.compile("(.+)#([1-9]\\d{0,3})");

  private final List<String> names;
  private final Map<String, List<Integer>> positions = new HashMap<>();

  public Columns(List<String> names) {
    this.names = List.copyOf(names);
    for (int index = 0; index < names.size(); index++) {
      positions.computeIfAbsent(names.get(index), name -> new ArrayList<>()).add(index);
    }
  }

  public List<String> names() {
    return names;
  }

  /** Where the columns of that name stand, counted from 0; empty if there is none. */
  public List<Integer> positions(String name) {
    List<Integer> all = positions.get(name);
    if (all != null) {
      return all;
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (!numbered.matches()) {
      return List.of();
    }
    List<Integer> same = positions.getOrDefault(numbered.group(1), List.of());
    int number = Integer.parseInt(numbered.group(2));
    List<Integer> one = number > same.size() ? List.of() : List.of(same.get(number - 1));
    positions.put(name, one);
    return one;
  }

  public boolean has(String name) {
    return !positions(name).isEmpty();
  }

  /** Whether more than one column has this name. */
  public boolean isRepeated(String name) {
    return positions(name).size() > 1;
  }

  /** How many of these names there are. */
  long count(Collection<String> wanted) {
    return wanted.stream().filter(this::has).count();
  }

  /** The positions of the named columns and of all that share their names, ascending. */
  public List<Integer> positionsOf(Collection<String> wanted) {
    return wanted.stream()
        .map(this::nameInHeader)
        .flatMap(name -> positions(name).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private String nameInHeader(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    return names.contains(name) || !numbered.matches() ? name : numbered.group(1);
  }
}
