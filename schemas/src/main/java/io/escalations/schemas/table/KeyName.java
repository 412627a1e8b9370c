package io.escalations.schemas.table;

/** A column by whose text a fact is known within its case. */
interface KeyName<R> {
  String name(R row);

  /** The row's component of that name. */
  Object named(String name);
}
