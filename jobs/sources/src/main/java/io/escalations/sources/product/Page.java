package io.escalations.sources.product;

import java.util.List;

/**
 * What a product answered to one step.
 *
 * @param cursor from where to go on
 * @param isEnd whether there is no more at the moment
 * @param gap what cannot be read, for people; null if everything can
 */
public record Page(List<RawRecord> records, Cursor cursor, boolean isEnd, String gap) {
  public Page {
    records = List.copyOf(records);
  }
}
