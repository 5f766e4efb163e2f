package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.pattern.RequestPattern;
import io.mockmongo.respond.Declaration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for a request that nobody answered: one line for the client, all for the test. */
final class UnansweredStory {

  /** Drivers repeat a server's message inside their own, so it is kept short. */
  private static final int LONGEST_LINE = 200;

  private static final int MOST_DECLARED = 10;
  private static final String REMEDY = "declare an answer, or run the call with server.go(...)";

  private final Request request;
  private final List<Declaration> declarations;
  private final String subject;
  private final Optional<Near> closest;

  private record Near(Declaration declaration, RequestPattern pattern) {}

  UnansweredStory(Request request, Journal journal, List<Declaration> declarations, String line) {
    this.request = request;
    this.declarations = declarations;
    this.subject =
        request.what()
            + (line.isEmpty() ? "" : " (" + line + ")")
            + Retry.of(request, journal)
                .map(first -> ", a retry of request " + first.order())
                .orElse("");
    this.closest =
        declarations.stream()
            .filter(declaration -> declaration.pattern() instanceof RequestPattern)
            .map(each -> new Near(each, (RequestPattern) each.pattern()))
            .filter(near -> near.pattern().isAboutCommandOf(request))
            .min(Comparator.comparingInt(near -> near.pattern().distance(request)));
  }

  String oneLine() {
    String near = closest.map(each -> "; closest is " + each.pattern()).orElse("");
    String line = "MockMongo: nobody answered " + subject + ": " + REMEDY + near;
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
  }

  String whole() {
    return "nobody answered "
        + subject
        + "\n    "
        + request.text()
        + closest.map(this::differences).orElseGet(this::declared)
        + "\n    "
        + REMEDY
        + " and take it with server.receives(...)";
  }

  private String differences(Near near) {
    int uses = near.declaration().uses();
    String used = uses == 1 ? ", used once" : ", used " + uses + " times";
    return "\n    closest is "
        + near.declaration()
        + (uses == 0 ? "" : used)
        + near.pattern().differences(request).stream()
            .map(difference -> "\n      " + difference)
            .collect(Collectors.joining());
  }

  /** Where nothing is declared for the command, a misspelt name may be among what is. */
  private String declared() {
    return declarations.stream()
        .limit(MOST_DECLARED)
        .map(declaration -> "\n    declared is " + declaration)
        .collect(Collectors.joining());
  }
}
