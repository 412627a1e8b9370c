package io.escalations.schemas.event;

import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Collects the attributes of an event: those it declares, and fields that are not known. */
final class AttributeReader {
  private final JsonParser json;
  private final ValueReader values;
  private Map<String, String> declared;
  private Map<String, String> unknownFields;
  private Map<String, String> unknownLeaves;

  AttributeReader(JsonParser json, ValueReader values) {
    this.json = json;
    this.values = values;
  }

  void readDeclared() throws IOException {
    if (!values.isObject("attributes")) {
      return;
    }
    declared = new TreeMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (declared.containsKey(name)) {
        throw values.duplicate(name);
      }
      declared.put(
          values.name(name), token == VALUE_NULL ? null : values.text("attributes." + name));
    }
  }

  void keepField(String name) throws IOException {
    unknownFields = keep(unknownFields, name);
  }

  /**
   * @param name with that of its object, dotted
   */
  void keepLeaf(String name) throws IOException {
    unknownLeaves = keep(unknownLeaves, name);
  }

  private Map<String, String> keep(Map<String, String> kept, String name) throws IOException {
    Map<String, String> into = kept == null ? new TreeMap<>() : kept;
    if (into.containsKey(name)) {
      throw values.duplicate(name);
    }
    into.put(values.name(name), values.anything(name));
    return into;
  }

  /**
   * Declared ones win over unknown fields, and these over unknown leaves of the same dotted name.
   */
  Map<String, String> all() {
    if (declared == null && unknownFields == null && unknownLeaves == null) {
      return Map.of();
    }
    Map<String, String> all = new TreeMap<>();
    putPresent(all, unknownLeaves);
    putPresent(all, unknownFields);
    putPresent(all, declared);
    return all;
  }

  private static void putPresent(Map<String, String> all, Map<String, String> more) {
    if (more != null) {
      more.forEach(
          (name, value) -> {
            if (value != null) {
              all.put(name, value);
            }
          });
    }
  }
}
