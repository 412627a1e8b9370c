package io.escalations.importer.date;

import java.util.Optional;

/** One way to write a date. */
interface DateFormat {
  /** Empty if the text is not written this way. */
  Optional<Moment> read(String text);

  /** As the mapping names it. */
  String name();
}
