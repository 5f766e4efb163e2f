package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.function.Consumer;

/** A condition that the command has one of the given names. */
record CommandNameCondition(String text, List<String> names, boolean anyCase)
    implements FactCondition<Received> {

  static FactCondition<Received> of(String... names) {
    List<String> all = validated("command(...)", names);
    return new CommandNameCondition(String.join(" or ", all), all, false);
  }

  static FactCondition<Received> ignoringCase(String... names) {
    List<String> all = validated("commandIgnoringCase(...)", names);
    String text = String.join(" or ", all) + " in upper or lower case";
    return new CommandNameCondition(text, all, true);
  }

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    if (!holds(request)) {
      report.accept(Difference.ofName("command", text, nameOf(request)));
    }
  }

  /** Returns the command's name; for a legacy request, which has none, the opcode. */
  private static String nameOf(Received request) {
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
    return isSame(name, request.command().name());
  }

  private boolean isSame(String name, String actual) {
    return anyCase ? name.equalsIgnoreCase(actual) : name.equals(actual);
  }

  @Override
  public boolean isSubject() {
    return true;
  }

  @Override
  public boolean isAboutHellos() {
    return names.stream()
        .allMatch(name -> Received.HELLOS.stream().anyMatch(hello -> isSame(name, hello)));
  }

  private static List<String> validated(String method, String... names) {
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
