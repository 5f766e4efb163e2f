package io.mockmongo.request;

/** What patterns require of what a test's author gives them, who is told at once. */
final class ArgumentChecks {

  private ArgumentChecks() {}

  /** Returns a value that must be there. */
  static <T> T value(T value, String method, String what) {
    if (value == null) {
      throw new IllegalArgumentException(method + " takes " + what + ", not null");
    }
    return value;
  }

  /** Returns a name that must be there and say something. */
  static String name(String name, String method, String what) {
    if (value(name, method, what).isEmpty()) {
      throw new IllegalArgumentException(method + " takes " + what + ", not an empty one");
    }
    return name;
  }
}
