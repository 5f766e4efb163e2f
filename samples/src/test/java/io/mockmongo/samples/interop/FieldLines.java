package io.mockmongo.samples.interop;

import io.mockmongo.message.Flag;
import io.mockmongo.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields of one message, a line each, those within another indented: the dissector's name of
 * the field, and its value unless it only holds others.
 */
final class FieldLines {

  /** Derived from other fields by the dissector. */
  private static final Set<String> DERIVED =
      Set.of(
          "database_name",
          "collection_name",
          "element.value.objectid.time",
          "element.value.objectid.machine_id",
          "element.value.objectid.host",
          "element.value.objectid.pid",
          "element.value.objectid.inc");

  private final List<String> lines = new ArrayList<>();
  private int depth;

  FieldLines field(String name, Object value) {
    if (!DERIVED.contains(name)) {
      lines.add("  ".repeat(depth) + name + (value.equals("") ? "" : " = " + value));
    }
    return this;
  }

  /** A field that is 1 where a flag is set. */
  FieldLines flag(String name, Message message, Flag flag) {
    return field(name, message.has(flag) ? 1 : 0);
  }

  /** A field with others within. */
  FieldLines within(String name, Object value, Runnable others) {
    field(name, value);
    enter();
    others.run();
    leave();
    return this;
  }

  void enter() {
    depth++;
  }

  void leave() {
    depth--;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
