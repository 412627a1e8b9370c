package io.escalations.core.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * The cases of a key in one span of time: how many, and the latest of them. Its size is bounded. If
 * more cases came than are kept, which of them are kept can depend on the order of arrival.
 *
 * @param count all of them
 * @param latest in order, {@value #MOST} at most
 */
public record CasesOfSpan(int count, List<CaseAt> latest) {
  public static final int MOST = 50;
  public static final CasesOfSpan NONE = new CasesOfSpan(0, List.of());

  public CasesOfSpan plus(CaseAt one) {
    List<CaseAt> kept = new ArrayList<>(latest);
    kept.add(one);
    kept.sort(CaseAt.ORDER);
    return new CasesOfSpan(
        count + 1,
        kept.size() > MOST ? List.copyOf(kept.subList(1, kept.size())) : List.copyOf(kept));
  }

  public CasesOfSpan minus(CaseAt one) {
    List<CaseAt> kept = new ArrayList<>(latest);
    kept.remove(one);
    return new CasesOfSpan(count - 1, List.copyOf(kept));
  }

  /** The instant of the nth, counted from 1; the earliest that is still known where it is not. */
  long instantOf(int nth) {
    return latest.get(Math.max(0, nth - 1 - (count - latest.size()))).instant();
  }
}
