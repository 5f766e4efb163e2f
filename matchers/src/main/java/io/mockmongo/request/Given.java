package io.mockmongo.request;

/** What a test's author gives to a pattern, refused at once where it can't be meant. */
final class Given {

  private Given() {}

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
