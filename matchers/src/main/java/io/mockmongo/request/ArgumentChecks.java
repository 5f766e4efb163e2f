package io.mockmongo.request;

/** Checks of the arguments of patterns; a wrong argument fails in the line that passes it. */
final class ArgumentChecks {

  private ArgumentChecks() {}

  /** Returns the value, or throws an exception if it is null. */
  static <T> T notNull(T value, String method, String what) {
    if (value == null) {
      throw new IllegalArgumentException(method + " takes " + what + ", not null");
    }
    return value;
  }

  /** Returns the name, or throws an exception if it is null or empty. */
  static String notEmpty(String name, String method, String what) {
    if (notNull(name, method, what).isEmpty()) {
      throw new IllegalArgumentException(method + " takes " + what + ", not an empty one");
    }
    return name;
  }
}
