package io.escalations.importer.cell;

import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a field of an event is set to. */
@FunctionalInterface
public interface Cell {
  /**
   * @return null if the field stays absent
   * @throws RowRefused if the row has no such value
   */
  String of(Row row);

  static Cell constant(String text) {
    return row -> text;
  }

  /**
   * @param asWritten marks for not known included
   */
  static Cell column(String column, boolean asWritten) {
    return row -> asWritten ? row.text(column) : row.known(column);
  }

  /** The first that is known. */
  static Cell firstOf(List<Cell> cells) {
    return row -> {
      for (Cell cell : cells) {
        String text = cell.of(row);
        if (text != null) {
          return text;
        }
      }
      return null;
    };
  }

  /** This, changed where it is known. */
  default Cell then(UnaryOperator<String> change) {
    return row -> {
      String text = of(row);
      return text == null ? null : change.apply(text);
    };
  }
}
