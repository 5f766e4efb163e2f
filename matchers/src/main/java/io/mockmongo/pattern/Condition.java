package io.mockmongo.pattern;

import io.mockmongo.bson.ExtendedJson;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Opcode;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** One thing that a {@link RequestPattern} wants of a request. */
sealed interface Condition {

  void compare(Received request, Consumer<Difference> report);

  /** Returns the words that describe this condition within the whole pattern's description. */
  String text();

  /** The command's name is one of these, as the client wrote it. */
  record Named(List<String> names) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (!names.contains(request.command().name())) {
        report.accept(Difference.ofName("command", text(), request.command().name()));
      }
    }

    @Override
    public String text() {
      return String.join(" or ", names);
    }
  }

  /** The namespace, or the database where no dot is given, is this one. */
  record On(String namespace) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      boolean databaseOnly = namespace.indexOf('.') < 0;
      String actual = databaseOnly ? request.command().database() : request.command().namespace();
      if (!namespace.equals(actual)) {
        report.accept(
            Difference.ofName(databaseOnly ? "database" : "namespace", namespace, actual));
      }
    }

    @Override
    public String text() {
      return "on " + namespace;
    }
  }

  /** The whole command matches a document pattern. */
  record Matching(DocumentPattern pattern) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      pattern.differences(request.command().document()).forEach(report);
    }

    @Override
    public String text() {
      return "matching " + pattern;
    }
  }

  /** The value at a path satisfies any Hamcrest matcher. */
  record With(Path path, Matcher<?> matcher) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      BsonValue value = path.in(request.command().document());
      if (matcher instanceof DocumentPattern pattern && value instanceof BsonDocument document) {
        pattern.compare(path, document, report);
      } else if (value == null || !matcher.matches(JavaValue.of(value))) {
        report.accept(
            new Difference(
                path.toString(),
                StringDescription.toString(matcher),
                value == null ? Difference.ABSENT : ExtendedJson.write(value)));
      }
    }

    @Override
    public String text() {
      return "with " + path + " " + StringDescription.toString(matcher);
    }
  }

  /** Nothing stands at a path, not even null. */
  record Without(Path path) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      BsonValue value = path.in(request.command().document());
      if (value != null) {
        report.accept(
            new Difference(path.toString(), Difference.ABSENT, ExtendedJson.write(value)));
      }
    }

    @Override
    public String text() {
      return "without " + path;
    }
  }

  /** A flag is set, or is not. */
  record Flagged(Flag flag, boolean set) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (request.message().has(flag) != set) {
        report.accept(new Difference("flags", text(), request.message().flagNames().toString()));
      }
    }

    @Override
    public String text() {
      return (set ? "with flag " : "without flag ") + flag.name();
    }
  }

  /** The message is of a kind. */
  record Of(Opcode opcode) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (request.message().opcode() != opcode) {
        report.accept(new Difference("opcode", opcode.name(), request.message().opcode().name()));
      }
    }

    @Override
    public String text() {
      return "as " + opcode;
    }
  }

  /** Any Hamcrest matcher of the author's own is satisfied. */
  record And(Matcher<? super Received> matcher) implements Condition {
    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (!matcher.matches(request)) {
        StringDescription mismatch = new StringDescription();
        matcher.describeMismatch(request, mismatch);
        report.accept(
            new Difference("request", StringDescription.toString(matcher), mismatch.toString()));
      }
    }

    @Override
    public String text() {
      return "and " + StringDescription.toString(matcher);
    }
  }
}
