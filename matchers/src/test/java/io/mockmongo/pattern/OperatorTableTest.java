package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The table in DocumentPattern's documentation: all operators, each example a pattern. */
class OperatorTableTest {

  private static final Pattern ROW =
      Pattern.compile("<tr><td>(.*?)</td><td>.*?</td>\\s*<td>\\{@code (.*?)}</td></tr>");
  private static final Pattern OPERATOR = Pattern.compile("\\{@code (\\$\\$\\w+)}");

  private static List<MatchResult> rows() throws IOException {
    Path source = Path.of("src/main/java/io/mockmongo/pattern/DocumentPattern.java");
    String text = Files.readString(source).replaceAll("\\R \\* +", " ");
    return ROW.matcher(text).results().toList();
  }

  @Test
  void names_every_operator_once() throws IOException {
    List<String> named = new ArrayList<>();
    for (MatchResult row : rows()) {
      OPERATOR.matcher(row.group(1)).results().forEach(name -> named.add(name.group(1)));
    }
    assertThat(
        named.stream().sorted().toList(),
        is(Arrays.stream(Operator.values()).map(Operator::key).sorted().toList()));
  }

  @Test
  void every_example_is_a_pattern_with_its_operator() throws IOException {
    Map<String, BsonDocument> sessions = Map.of("session0", new BsonDocument());
    for (MatchResult row : rows()) {
      String example = DocumentPattern.of(row.group(2), sessions).toString();
      boolean used =
          OPERATOR.matcher(row.group(1)).results().anyMatch(o -> example.contains(o.group(1)));
      assertThat(row.group(2), used, is(true));
    }
  }
}
