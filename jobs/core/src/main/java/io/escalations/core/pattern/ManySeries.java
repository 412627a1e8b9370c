package io.escalations.core.pattern;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of many chances are too small to be chance (Benjamini and Hochberg). */
public final class ManySeries {
  private ManySeries() {}

  /**
   * @param chances by series; those that were not small need not be there
   * @param series how many were tested
   * @param level the chance that any is reported if none is unusual, and the share of false ones
   *     among the reported
   */
  public static Set<String> unusual(Map<String, Double> chances, int series, double level) {
    List<Map.Entry<String, Double>> ordered =
        chances.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    int found = 0;
    for (int rank = 1; rank <= ordered.size(); rank++) {
      if (ordered.get(rank - 1).getValue() <= level * rank / series) {
        found = rank;
      }
    }
    Set<String> unusual = new HashSet<>();
    ordered.subList(0, found).forEach(entry -> unusual.add(entry.getKey()));
    return unusual;
  }
}
