package io.mockmongo.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A place on the way through a document or a pattern, known by what it stands in; its text, such as
 * {@code documents[0].qty}, is made only when somebody reads it.
 */
final class Location {

  /** The whole. */
  static final Location ROOT = new Location(null, "", 0);

  /** Any place, where nobody will ask which. */
  static final Location UNSEEN = new Location(null, "", 0);

  private final Location parent;

  /** The key of a field; null for an element of an array. */
  private final String key;

  /** How many fields or elements stand before, as far as that is known. */
  private final int index;

  private Location(Location parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** Returns a place to begin at, which has a text already. */
  static Location named(String text) {
    return new Location(null, text, 0);
  }

  Location then(String name) {
    return then(name, 0);
  }

  Location then(String name, int position) {
    return this == UNSEEN ? this : new Location(this, name, position);
  }

  Location at(int position) {
    return this == UNSEEN ? this : new Location(this, null, position);
  }

  Location parent() {
    return parent;
  }

  /** Returns the positions that lead here from the beginning. */
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

  /** Returns the key so that it is not taken for several steps. */
  private String quoted() {
    return key.isEmpty() || key.indexOf('.') >= 0 || key.indexOf('[') >= 0 ? "'" + key + "'" : key;
  }
}
