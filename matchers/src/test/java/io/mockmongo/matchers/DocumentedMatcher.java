package io.mockmongo.matchers;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A method that returns a matcher, or a type with such methods, with the examples in its Javadoc.
 *
 * @param signature the name, and the parameters of a method
 * @param examples the code in its Javadoc
 */
record DocumentedMatcher(String signature, List<String> examples) {

  private static final Pattern METHOD =
      Pattern.compile(
          "^  (?:@\\w+\\s+)*public (?:static )?(?:P|\\w*Pattern|Matcher<.*>) (\\w+\\([^)]*\\)) \\{",
          Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile("^public (?:\\w+ )*class (\\w+)", Pattern.MULTILINE);
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);
  private static final Pattern MARGIN = Pattern.compile("^ *\\* ?", Pattern.MULTILINE);
  private static final Pattern IMPORT = Pattern.compile("^import .*\n", Pattern.MULTILINE);

  static List<DocumentedMatcher> methodsIn(String source) {
    return all(METHOD, source);
  }

  static List<DocumentedMatcher> typesIn(String source) {
    return all(TYPE, source);
  }

  private static List<DocumentedMatcher> all(Pattern declaration, String source) {
    return declaration.matcher(source).results().map(found -> of(source, found)).toList();
  }

  private static DocumentedMatcher of(String source, MatchResult declaration) {
    String signature = declaration.group(1).replaceAll("\\s+", " ");
    String before = source.substring(0, declaration.start());
    return new DocumentedMatcher(signature, examples(javadoc(before)));
  }

  /** Returns the comment that ends what stands before a declaration, empty if none does. */
  private static String javadoc(String before) {
    return before.stripTrailing().endsWith("*/") ? before.substring(before.lastIndexOf("/**")) : "";
  }

  private static List<String> examples(String javadoc) {
    return EXAMPLE
        .matcher(javadoc)
        .results()
        .map(found -> MARGIN.matcher(found.group(1)).replaceAll(""))
        .map(code -> IMPORT.matcher(code).replaceAll("").strip())
        .toList();
  }
}
