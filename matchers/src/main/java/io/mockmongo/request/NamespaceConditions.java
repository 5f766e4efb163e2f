package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.pattern.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Conditions on the database and the collection of a request. */
final class NamespaceConditions {

  private NamespaceConditions() {}

  /** Returns the condition for a database, or for a database and a collection. */
  static FactCondition<Received> on(String namespace) {
    NamespaceSyntax.check(namespace);
    return namespace.indexOf('.') < 0
        ? new NamespaceCondition(
            "on " + namespace, "database", namespace, NamespaceConditions::databases)
        : new NamespaceCondition("on " + namespace, "namespace", namespace, Command::namespaces);
  }

  static FactCondition<Received> onCollection(String collection) {
    NamespaceSyntax.checkCollection(collection);
    return new NamespaceCondition(
        "on collection " + collection, "collection", collection, NamespaceConditions::collections);
  }

  /**
   * A condition that one of the command's names of a kind is the given one; a bulkWrite has
   * several.
   */
  record NamespaceCondition(String text, String kind, String name, NameSource source)
      implements FactCondition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      List<String> actual =
          source.namesIn(request.command()).stream()
              .filter(name -> !name.isEmpty())
              .distinct()
              .toList();
      if (!actual.contains(name)) {
        report.accept(Difference.ofName(kind, name, String.join(", ", actual)));
      }
    }

    @Override
    public boolean holds(Received request) {
      return source.namesIn(request.command()).contains(name);
    }

    @Override
    public int weight() {
      return NAMESPACE_WEIGHT;
    }
  }

  /** A source of the names of one kind in a command. */
  @FunctionalInterface
  interface NameSource {
    List<String> namesIn(Command command);
  }

  private static List<String> databases(Command command) {
    List<String> names = new ArrayList<>(List.of(command.database()));
    command.namespaces().forEach(namespace -> names.add(database(namespace)));
    return names;
  }

  private static List<String> collections(Command command) {
    List<String> names = new ArrayList<>();
    command
        .namespaces()
        .forEach(namespace -> names.add(namespace.substring(collectionStart(namespace))));
    return names;
  }

  private static String database(String namespace) {
    int dot = namespace.indexOf('.');
    return dot < 0 ? namespace : namespace.substring(0, dot);
  }

  /** Returns the index at which the collection begins; the length if there is none. */
  private static int collectionStart(String namespace) {
    int dot = namespace.indexOf('.');
    return dot < 0 ? namespace.length() : dot + 1;
  }
}
