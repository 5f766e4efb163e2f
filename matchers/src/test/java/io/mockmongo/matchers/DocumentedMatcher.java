package io.mockmongo.matchers;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A method that makes or narrows a matcher, as a source has it.
 *
 * @param signature its name and parameters
 * @param examples the code in its Javadoc
 */
record DocumentedMatcher(String signature, List<String> examples) {

  private static final Pattern METHOD =
      Pattern.compile(
          "^  (?:@\\w+\\s+)*public (?:static )?(?:P|\\w*Pattern|Matcher<.*>) (\\w+\\([^)]*\\)) \\{",
          Pattern.MULTILINE);
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);
  private static final Pattern MARGIN = Pattern.compile("^ *\\* ?", Pattern.MULTILINE);

  static List<DocumentedMatcher> in(String source) {
    return METHOD.matcher(source).results().map(method -> of(source, method)).toList();
  }

  private static DocumentedMatcher of(String source, MatchResult method) {
    String signature = method.group(1).replaceAll("\\s+", " ");
    return new DocumentedMatcher(signature, examples(javadoc(source.substring(0, method.start()))));
  }

  /** Returns the comment that ends what stands before a method, empty if none does. */
  private static String javadoc(String before) {
    return before.stripTrailing().endsWith("*/") ? before.substring(before.lastIndexOf("/**")) : "";
  }

  private static List<String> examples(String javadoc) {
    return EXAMPLE
        .matcher(javadoc)
        .results()
        .map(found -> MARGIN.matcher(found.group(1)).replaceAll("").strip())
        .toList();
  }
}
