package io.escalations.schemas.event;

import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Steps through the known leaves of one nested object; the others become attributes. */
final class Leaves {
  private final JsonParser json;
  private final ValueReader values;
  private final AttributeReader attributes;
  private final String parent;
  private final List<String> known;
  private final boolean object;
  private int seen;
  private String name;

  /**
   * @param parent the field whose value comes next
   */
  Leaves(
      JsonParser json,
      ValueReader values,
      AttributeReader attributes,
      String parent,
      List<String> known)
      throws IOException {
    this.json = json;
    this.values = values;
    this.attributes = attributes;
    this.parent = parent;
    this.known = known;
    object = values.isObject(parent);
  }

  /** Of the leaf that was stepped to. */
  String name() {
    return name;
  }

  /** Comes to the value of the next known leaf that is not null, if there is one. */
  boolean next() throws IOException {
    while (object && json.nextToken() != END_OBJECT) {
      name = json.currentName();
      JsonToken token = json.nextToken();
      int index = known.indexOf(name);
      if (index < 0) {
        attributes.keepLeaf(parent + "." + name);
        continue;
      }
      if ((seen & 1 << index) != 0) {
        throw values.duplicate(name);
      }
      seen |= 1 << index;
      if (token != VALUE_NULL) {
        return true;
      }
    }
    return false;
  }
}
