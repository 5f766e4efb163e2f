package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.pattern.Difference;
import io.mockmongo.pattern.RequestPattern;
import io.mockmongo.respond.Declaration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words for a request that nobody answered: one line for the client, all for the test. */
final class UnansweredStory {

  /** Drivers repeat a server's message inside their own, so it is kept short. */
  private static final int LONGEST_LINE = 200;

  private static final String REMEDY = "declare an answer, or run the call with server.go(...)";

  private final Request request;
  private final String subject;
  private final Optional<Near> closest;

  private record Near(Declaration declaration, RequestPattern pattern) {}

  UnansweredStory(Request request, Journal journal, List<Declaration> declarations, String line) {
    this.request = request;
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
    String start = "MockMongo: nobody answered " + subject + ": " + REMEDY;
    String near = closest.map(UnansweredStory::inShort).orElse("");
    return cut(start + near);
  }

  String whole() {
    StringBuilder text = new StringBuilder("nobody answered ").append(subject).append('\n');
    text.append("    ").append(request.text()).append('\n');
    closest.ifPresent(near -> append(near, text));
    return text.append("    ")
        .append(REMEDY)
        .append(" and take it with server.receives(...)")
        .toString();
  }

  private void append(Near near, StringBuilder text) {
    text.append("    closest is ").append(near.declaration());
    int uses = near.declaration().uses();
    text.append(uses == 0 ? "\n" : ", used " + (uses == 1 ? "once" : uses + " times") + "\n");
    for (Difference difference : near.pattern().differences(request)) {
      text.append("      ").append(difference).append('\n');
    }
  }

  private static String inShort(Near near) {
    return "; closest is " + near.pattern();
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
  }
}
