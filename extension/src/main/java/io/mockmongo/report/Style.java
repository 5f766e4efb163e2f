package io.mockmongo.report;

/** The colours of the live view, as ANSI escape sequences. */
enum Style {
  CLIENT("36"),
  SERVER("32"),
  ERROR("31"),
  WARNING("33"),
  MARGIN("2"),
  NONE("");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String apply(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
