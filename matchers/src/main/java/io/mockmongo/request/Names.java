package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.pattern.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Conditions on the names in a request: the command, the database, the collection. */
final class Names {

  private Names() {}

  static Condition<Received> command(String... names) {
    List<String> all = checked("command(...)", names);
    return new Named(String.join(" or ", all), all, false);
  }

  static Condition<Received> commandIgnoringCase(String... names) {
    List<String> all = checked("commandIgnoringCase(...)", names);
    String text = String.join(" or ", all) + " in upper or lower case";
    return new Named(text, all, true);
  }

  /** A database alone, a collection alone, or both. */
  static Condition<Received> on(String namespace) {
    NamespaceName.check(namespace);
    return namespace.indexOf('.') < 0
        ? new On("on " + namespace, "database", namespace, Names::databases)
        : new On("on " + namespace, "namespace", namespace, Command::namespaces);
  }

  static Condition<Received> onCollection(String collection) {
    NamespaceName.checkCollection(collection);
    return new On("on collection " + collection, "collection", collection, Names::collections);
  }

  /** The command's name is one of these. */
  record Named(String text, List<String> names, boolean anyCase) implements Condition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (!holds(request)) {
        report.accept(Difference.ofName("command", text, called(request)));
      }
    }

    /** A legacy request has no name, and is called by its opcode. */
    private static String called(Received request) {
      String name = request.command().name();
      return name.isEmpty() && request.message() instanceof LegacyRequest
          ? request.message().opcode().name()
          : name;
    }

    @Override
    public boolean holds(Received request) {
      for (String name : names) {
        if (isNamed(request, name)) {
          return true;
        }
      }
      return false;
    }

    private boolean isNamed(Received request, String name) {
      String actual = request.command().name();
      return anyCase ? name.equalsIgnoreCase(actual) : name.equals(actual);
    }

    @Override
    public int weight() {
      return COMMAND_WEIGHT;
    }

    @Override
    public boolean isSubject() {
      return true;
    }
  }

  /** The command is one that drivers do not send by themselves. */
  record Ordinary() implements Condition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (request.isHousekeeping()) {
        report.accept(
            new Difference(
                "command", "one that drivers do not send by themselves", request.what()));
      }
    }

    @Override
    public boolean holds(Received request) {
      return !request.isHousekeeping();
    }

    @Override
    public String text() {
      return "any command";
    }

    @Override
    public int weight() {
      return COMMAND_WEIGHT;
    }

    @Override
    public boolean isSubject() {
      return true;
    }
  }

  /** Of the names of a kind in the command, of which bulkWrite may have many, this is one. */
  record On(String text, String kind, String name, Names.In in) implements Condition<Received> {

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

  private static List<String> checked(String method, String... names) {
    if (names == null || names.length == 0 || hasEmpty(names)) {
      throw new IllegalArgumentException(method + " takes at least one name, none of them empty");
    }
    return List.of(names);
  }

  private static boolean hasEmpty(String... names) {
    for (String name : names) {
      if (name == null || name.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
