package io.mockmongo.verify;

import io.mockmongo.journal.Received;
import io.mockmongo.pattern.Difference;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Declaration;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * A declaration, or a wait of the test, that did not take a request which was not answered.
 *
 * @param pattern which requests it takes
 * @param origin its text: what it is, where it was declared, how often it was used
 * @param usedUp whether it has taken as many requests as it was declared for
 */
public record NearMiss(Matcher<? super Received> pattern, String origin, boolean usedUp) {

  /** Returns one for each declaration and for each wait of the test. */
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

  /** Tells whether the pattern is a {@link RequestPattern} for the same command. */
  boolean isAboutCommandOf(Received request) {
    return pattern instanceof RequestPattern known && known.isAboutCommandOf(request);
  }

  int distance(Received request) {
    return ((RequestPattern) pattern).distance(request);
  }

  /** Returns how the request differs from the pattern. */
  List<Difference> differences(Received request) {
    return ((RequestPattern) pattern).differences(request);
  }

  /** Returns why the request was not taken, each reason after a separator. */
  String reasons(Received request, String separator) {
    List<Difference> differences = differences(request);
    if (!differences.isEmpty()) {
      return separator + Difference.text(differences, separator);
    }
    return separator
        + (usedUp
            ? "matches, but has given all its replies"
            : "matches, but left the request to other responders");
  }
}
