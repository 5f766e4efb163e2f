package io.mockmongo.errortable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the guide that shows the columns: a table for each place, between two markers. */
final class GuidePage {

  private static final Path FILE =
      Path.of(System.getProperty("basedir", "."), "guide/errors-by-driver.md");
  private static final String BEGIN = "<!-- tables -->\n";
  private static final String END = "<!-- end of tables -->\n";

  private final List<Column> columns;

  GuidePage(List<Column> columns) {
    this.columns = columns;
  }

  static String text() throws IOException {
    return Files.readString(FILE);
  }

  /** Replaces the tables of the page. */
  void write() throws IOException {
    String text = text();
    String before = text.substring(0, text.indexOf(BEGIN));
    String after = text.substring(text.indexOf(END) + END.length());
    Files.writeString(FILE, before + tables() + after);
  }

  /** Returns the tables, with the markers. */
  String tables() {
    return Stream.of(Place.values())
        .map(this::section)
        .collect(Collectors.joining("", BEGIN, "\n" + END));
  }

  private String section(Place place) {
    return "\n## "
        + place.heading()
        + "\n\n"
        + row(Stream.concat(Stream.of("error"), columns.stream().map(Column::driver)).toList())
        + row(Stream.concat(Stream.of("---"), columns.stream().map(column -> "---")).toList())
        + rows(place);
  }

  /** Returns a row for all errors with the same outcomes. */
  private String rows(Place place) {
    Map<List<String>, List<String>> errors = new LinkedHashMap<>();
    for (Fault fault : place.faults()) {
      List<String> outcomes = columns.stream().map(column -> column.outcome(place, fault)).toList();
      errors.computeIfAbsent(outcomes, none -> new ArrayList<>()).add(fault.name());
    }
    return errors.entrySet().stream()
        .map(
            row ->
                row(
                    Stream.concat(
                            Stream.of(String.join(", ", row.getValue())),
                            marked(row.getKey()).stream())
                        .toList()))
        .collect(Collectors.joining());
  }

  /** Prints in bold what differs from the version to its left. */
  private static List<String> marked(List<String> outcomes) {
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      String outcome = outcomes.get(i);
      marked.add(i == 0 || outcome.equals(outcomes.get(i - 1)) ? outcome : "**" + outcome + "**");
    }
    return marked;
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
