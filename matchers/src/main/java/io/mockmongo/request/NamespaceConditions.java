package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.pattern.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Conditions on the names of the database and the collection that a request is about. */
final class NamespaceConditions {

  private NamespaceConditions() {}

  /** A database alone, a collection alone, or both. */
  static FactCondition<Received> on(String namespace) {
    NamespaceSyntax.check(namespace);
    return namespace.indexOf('.') < 0
        ? new On("on " + namespace, "database", namespace, NamespaceConditions::databases)
        : new On("on " + namespace, "namespace", namespace, Command::namespaces);
  }

  static FactCondition<Received> onCollection(String collection) {
    NamespaceSyntax.checkCollection(collection);
    return new On(
        "on collection " + collection, "collection", collection, NamespaceConditions::collections);
  }

  /** Of the names of a kind in the command, of which bulkWrite may have many, this is one. */
  record On(String text, String kind, String name, NamespaceConditions.In in)
      implements FactCondition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      List<String> actual =
          in.in(request.command()).stream().filter(name -> !name.isEmpty()).distinct().toList();
      if (!actual.contains(name)) {
        report.accept(Difference.ofName(kind, name, String.join(", ", actual)));
      }
    }

    @Override
    public boolean holds(Received request) {
      return in.in(request.command()).contains(name);
    }

    @Override
    public int weight() {
      return NAMESPACE_WEIGHT;
    }
  }

  /** Finds the names of a kind. */
  @FunctionalInterface
  interface In {
    List<String> in(Command command);
  }

  private static List<String> databases(Command command) {
    List<String> names = new ArrayList<>(List.of(command.database()));
    command.namespaces().forEach(namespace -> names.add(database(namespace)));
    return names;
  }

  private static List<String> collections(Command command) {
    List<String> names = new ArrayList<>();
    command.namespaces().forEach(namespace -> names.add(namespace.substring(dot(namespace))));
    return names;
  }

  private static String database(String namespace) {
    int dot = namespace.indexOf('.');
    return dot < 0 ? namespace : namespace.substring(0, dot);
  }

  /** Returns where the collection begins, which is the end where there is none. */
  private static int dot(String namespace) {
    int dot = namespace.indexOf('.');
    return dot < 0 ? namespace.length() : dot + 1;
  }
}
