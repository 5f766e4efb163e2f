package io.mockmongo.request;

import java.util.Locale;

/** The syntax of database and collection names that servers and drivers accept. */
final class NamespaceSyntax {

  /** Chars that are not allowed in a database name, beside the dot, which ends it. */
  private static final String ILLEGAL_IN_DATABASE = "/\\ \"\0";

  private NamespaceSyntax() {}

  /**
   * Rejects a text that is neither a database nor, split at the first dot, a database and a
   * collection.
   */
  static void check(String namespace) {
    ArgumentChecks.notNull(namespace, "on(...)", "a namespace");
    int dot = namespace.indexOf('.');
    String database = dot < 0 ? namespace : namespace.substring(0, dot);
    String collection = dot < 0 ? "any" : namespace.substring(dot + 1);
    if (!isDatabase(database) || !isCollection(collection)) {
      throw new IllegalArgumentException(
          quoted(namespace)
              + " is not a namespace: write a database, or a database and a collection as in"
              + " shop.orders");
    }
  }

  static void checkCollection(String collection) {
    ArgumentChecks.notNull(collection, "onCollection(...)", "a collection");
    if (!isCollection(collection)) {
      throw new IllegalArgumentException(quoted(collection) + " is not a collection name");
    }
  }

  private static boolean isDatabase(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> ILLEGAL_IN_DATABASE.indexOf(c) >= 0);
  }

  private static boolean isCollection(String name) {
    return !name.isEmpty() && !name.startsWith(".") && name.indexOf('\0') < 0;
  }

  private static String quoted(String name) {
    return String.format(Locale.ROOT, "\"%s\"", name.replace("\0", "\\0"));
  }
}
