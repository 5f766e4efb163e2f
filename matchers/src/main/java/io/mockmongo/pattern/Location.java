package io.mockmongo.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A location in a document or a pattern, linked to its parent. Its text, such as {@code
 * documents[0].qty}, is built only when it is read.
 */
final class Location {

  /** The whole document. */
  static final Location ROOT = new Location(null, "", 0);

  /** Any location, for comparisons that report no locations. */
  static final Location UNNAMED = new Location(null, "", 0);

  private final Location parent;

  /** The key of a field; null for an element of an array. */
  private final String key;

  /** The index of the field or element in its parent; 0 for a field if not known. */
  private final int index;

  private Location(Location parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** Returns a root location with a text of its own. */
  static Location named(String text) {
    return new Location(null, text, 0);
  }

  Location then(String name) {
    return then(name, 0);
  }

  Location then(String name, int position) {
    return this == UNNAMED ? this : new Location(this, name, position);
  }

  Location at(int position) {
    return this == UNNAMED ? this : new Location(this, null, position);
  }

  Location parent() {
    return parent;
  }

  /** Returns the indexes from the root to this location. */
  List<Integer> positions() {
    List<Integer> positions = new ArrayList<>();
    for (Location location = this; location.parent != null; location = location.parent) {
      positions.add(location.index);
    }
    Collections.reverse(positions);
    return positions;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    if (parent != null) {
      parent.write(text);
    }
    if (key == null) {
      text.append('[').append(index).append(']');
    } else {
      text.append(text.isEmpty() ? "" : ".").append(parent == null ? key : quoted());
    }
  }

  /** Returns the key, quoted if it could be read as several steps. */
  private String quoted() {
    return key.isEmpty() || key.indexOf('.') >= 0 || key.indexOf('[') >= 0 ? "'" + key + "'" : key;
  }
}
