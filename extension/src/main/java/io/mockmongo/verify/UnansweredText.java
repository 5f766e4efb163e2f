package io.mockmongo.verify;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.retry.RetryDetector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts about a request that was not answered: one line for the client, all for the test. */
public final class UnansweredText {

  /** Drivers repeat a server's message inside their own, so it is kept short. */
  private static final int LONGEST_LINE = 200;

  private static final int MOST_DECLARED = 10;
  private static final String MORE = "; see the test's failure";
  private static final String SHORT_REMEDY = "declare a reply, or use server.go(...)";
  private static final String REMEDY =
      "declare a reply, or run the call with server.go(...) and take the request with"
          + " server.receives(...)";

  private final Received request;
  private final List<NearMiss> candidates;
  private final String elsewhere;
  private final String subject;
  private final Optional<NearMiss> closest;
  private final Optional<LoginAttempt> login;

  /**
   * Describes a request that was refused.
   *
   * @param request the request
   * @param journal the journal, for the request that it may be a retry of
   * @param candidates the declarations and waits that did not take the request
   * @param elsewhere lines about other servers that would have answered, or ""
   * @param line the line of the test that waits for the reply, or ""
   */
  public UnansweredText(
      Received request, Journal journal, List<NearMiss> candidates, String elsewhere, String line) {
    this.request = request;
    this.candidates = candidates;
    this.elsewhere = elsewhere;
    this.login = LoginAttempt.of(request);
    this.subject =
        FailureText.what(request)
            + " was not answered"
            + (line.isEmpty() ? "" : " (" + line + ")")
            + new RetryDetector(journal).of(request).map(retry -> ", " + retry.text()).orElse("");
    this.closest =
        candidates.stream()
            .filter(candidate -> candidate.isAboutCommandOf(request))
            .min(Comparator.comparingInt(candidate -> candidate.distance(request)));
  }

  /** Returns the line for the client. */
  public String oneLine() {
    String near = closest.map(each -> "; closest: " + each.pattern()).orElse("");
    String remedy = login.map(LoginAttempt::problem).orElse(SHORT_REMEDY);
    String line = "MockMongo: " + subject + ": " + remedy + near;
    return cut(line, LONGEST_LINE - MORE.length()) + MORE;
  }

  private static String cut(String line, int longest) {
    return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
  }

  /** Returns the text for the test: the request, the closest declaration, and what to do. */
  public String whole() {
    return subject
        + "\n    "
        + FailureText.document(request, closest.map(near -> near.differences(request)))
        + closest.map(this::differences).orElseGet(this::declared)
        + elsewhere
        + "\n    "
        + login.map(LoginAttempt::remedy).orElse("")
        + REMEDY;
  }

  private String differences(NearMiss near) {
    return "\n    closest: " + near.origin() + near.reasons(request, "\n      ");
  }

  /** Lists all declarations where none is for the command: one may have a misspelt name. */
  private String declared() {
    return candidates.stream()
        .limit(MOST_DECLARED)
        .map(candidate -> "\n    declared: " + candidate.origin())
        .collect(Collectors.joining());
  }
}
