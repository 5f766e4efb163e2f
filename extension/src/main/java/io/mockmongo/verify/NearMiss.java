package io.mockmongo.verify;

import io.mockmongo.journal.Received;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;

/**
 * Who might have taken a request that nobody answered: a declaration, or a wait of the test's.
 *
 * @param pattern which requests it takes
 * @param origin what it is and where, and how often it was used, in words
 * @param usedUp whether it has taken all that it was to take
 */
public record NearMiss(Matcher<? super Received> pattern, String origin, boolean usedUp) {

  /** Returns all that was declared, and all that the test waits for. */
  public static List<NearMiss> all(List<Declaration> declarations, List<PendingWork.Wait> waits) {
    List<NearMiss> all = new ArrayList<>();
    declarations.forEach(each -> all.add(of(each)));
    waits.forEach(wait -> all.add(new NearMiss(wait.pattern(), wait.origin(), false)));
    return all;
  }

  private static NearMiss of(Declaration declaration) {
    int uses = declaration.uses();
    String used = uses == 1 ? ", used once" : ", used " + uses + " times";
    return new NearMiss(
        declaration.pattern(), declaration + (uses == 0 ? "" : used), declaration.isUsedUp());
  }

  /** Tells whether it is a pattern of ours, which can be ranked, and about the same command. */
  boolean isAboutCommandOf(Received request) {
    return pattern instanceof RequestPattern known && known.isAboutCommandOf(request);
  }

  int distance(Received request) {
    return ((RequestPattern) pattern).distance(request);
  }

  /** Returns why it did not take the request, each reason after a separator. */
  String differences(Received request, String separator) {
    String differences =
        ((RequestPattern) pattern)
            .differences(request).stream()
                .map(difference -> separator + difference)
                .collect(Collectors.joining());
    return differences.isEmpty() && usedUp
        ? separator + "it matches, but has answered all that it was to answer"
        : differences;
  }
}
