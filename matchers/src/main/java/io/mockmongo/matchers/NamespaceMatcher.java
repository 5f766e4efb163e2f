package io.mockmongo.matchers;

import io.mockmongo.journal.Received;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** A matcher for requests of which one namespace satisfies a matcher; most requests have one. */
final class NamespaceMatcher extends TypeSafeDiagnosingMatcher<Received> {

  private final Matcher<? super String> matcher;

  NamespaceMatcher(Matcher<? super String> matcher) {
    super(Received.class);
    this.matcher = matcher;
  }

  @Override
  public void describeTo(Description description) {
    description.appendText("namespace ").appendDescriptionOf(matcher);
  }

  @Override
  protected boolean matchesSafely(Received request, Description mismatch) {
    List<String> namespaces = request.command().namespaces();
    if (namespaces.stream().anyMatch(matcher::matches)) {
      return true;
    }
    mismatch.appendText("namespace ");
    String separator = "";
    for (String namespace : namespaces) {
      mismatch.appendText(separator);
      matcher.describeMismatch(namespace, mismatch);
      separator = " and ";
    }
    return false;
  }
}
