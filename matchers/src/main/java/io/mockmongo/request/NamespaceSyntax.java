package io.mockmongo.request;

import java.util.Locale;

/** What a database and a collection can be called, as servers and drivers have it. */
final class NamespaceSyntax {

  /** What no name of a database has in it; a dot ends it. */
  private static final String NEVER_IN_A_DATABASE = "/\\ \"\0";

  private NamespaceSyntax() {}

  /** Refuses what is neither a database nor, split at the first dot, a database and collection. */
  static void check(String namespace) {
    ArgumentChecks.value(namespace, "on(...)", "a namespace");
    int dot = namespace.indexOf('.');
    String database = dot < 0 ? namespace : namespace.substring(0, dot);
    String collection = dot < 0 ? "any" : namespace.substring(dot + 1);
    if (!isDatabase(database) || !isCollection(collection)) {
      throw new IllegalArgumentException(
          quoted(namespace)
              + " is no namespace: write a database, or a database and a collection as in"
              + " shop.orders");
    }
  }

  static void checkCollection(String collection) {
    ArgumentChecks.value(collection, "onCollection(...)", "a collection");
    if (!isCollection(collection)) {
      throw new IllegalArgumentException(quoted(collection) + " is no name of a collection");
    }
  }

  private static boolean isDatabase(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> NEVER_IN_A_DATABASE.indexOf(c) >= 0);
  }

  private static boolean isCollection(String name) {
    return !name.isEmpty() && !name.startsWith(".") && name.indexOf('\0') < 0;
  }

  private static String quoted(String name) {
    return String.format(Locale.ROOT, "\"%s\"", name.replace("\0", "\\0"));
  }
}
