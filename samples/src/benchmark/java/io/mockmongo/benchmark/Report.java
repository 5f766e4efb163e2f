package io.mockmongo.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All figures of all rounds, as a table of ratios to the bare responder within each turn or round:
 * the median, and what the middle half lies between.
 */
final class Report {

  private final Map<String, Map<Contender, List<Double>>> rows = new LinkedHashMap<>();

  void add(List<Measure> measures) {
    for (Measure measure : measures) {
      rows.computeIfAbsent(measure.what(), what -> new EnumMap<>(Contender.class))
          .computeIfAbsent(measure.contender(), contender -> new ArrayList<>())
          .add(measure.value());
    }
  }

  void print() {
    System.out.println("| less is better | bare | mockmongo | mongo-java-server | mockupdb |");
    System.out.println("| --- | --- | --- | --- | --- |");
    rows.forEach(
        (what, row) -> {
          StringBuilder line = new StringBuilder("| " + what + " |");
          for (Contender contender : Contender.values()) {
            line.append(' ').append(cell(row, contender)).append(" |");
          }
          System.out.println(line);
        });
  }

  private static String cell(Map<Contender, List<Double>> row, Contender contender) {
    List<Double> values = row.get(contender);
    List<Double> bare = row.get(Contender.BARE);
    if (values == null) {
      return "";
    }
    String median = String.format(Locale.ROOT, "%,.1f", median(values));
    if (bare == null || contender == Contender.BARE) {
      return median;
    }
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn < values.size(); turn++) {
      ratios.add(values.get(turn) / bare.get(turn));
    }
    return String.format(
        Locale.ROOT,
        "**%.2f** (%.2f to %.2f), %s",
        median(ratios),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75),
        median);
  }

  private static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** Returns a quantile, between the two values nearest to it. */
  private static double quantile(List<Double> values, double part) {
    List<Double> sorted = values.stream().sorted().toList();
    double place = part * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
