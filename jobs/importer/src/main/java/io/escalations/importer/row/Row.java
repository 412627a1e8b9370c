package io.escalations.importer.row;

import java.util.List;

/** Named values: a row of an export, an entry of one of its cells, or a JSON payload. */
public interface Row {
  /** The value as it stands there; empty if there is none. */
  String text(String name);

  /** The value; null if it is empty or one of the mapping's marks for not known. */
  String known(String name);

  /** All values of a name that stands several times, as the columns of a list do. */
  List<String> texts(String name);
}
