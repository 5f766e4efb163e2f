package io.mockmongo.report;

import io.mockmongo.journal.DocumentSummary;

/**
 * One entry of the live view, in columns: a line, or two where the document has its own.
 *
 * @param margin the server, the time and the connection
 * @param who the client or the server
 * @param what what was done, in a word or two
 * @param summary the document or the reason
 * @param style the colour of what was done, and of the document
 */
record LiveLine(String margin, String who, String what, DocumentSummary summary, Style style) {

  private static final int LONGEST = 1000;
  private static final int WHAT_WIDTH = 26;

  /** Where less of the document would fit into the line, it has its own. */
  private static final int LEAST_ROOM = 40;

  private static final String INDENT = "    ";
  private static final String CUT = " ...";

  String in(LiveViewOptions options) {
    String text = summary.toString();
    int begin = margin.length() + 1 + who.length() + 1;
    int room = options.width() - begin - Math.max(WHAT_WIDTH, what.length()) - 1;
    if (options.fullDocuments()) {
      return line(options, what, text, "");
    }
    if (text.isEmpty()) {
      return line(options, cut(what, options.width() - begin), "", "");
    }
    if (text.length() <= room || room - summary.details().length() >= LEAST_ROOM) {
      return line(options, what, text(Math.min(room, LONGEST)), "");
    }
    return line(
        options,
        cut(what, options.width() - begin),
        text(Math.min(options.width() - INDENT.length(), LONGEST)),
        "\n" + INDENT);
  }

  private String line(LiveViewOptions options, String shownWhat, String text, String lineBreak) {
    String gap = " ".repeat(Math.max(0, WHAT_WIDTH - shownWhat.length()) + 1);
    String between = text.isEmpty() ? "" : lineBreak.isEmpty() ? gap : lineBreak;
    if (!options.color()) {
      return margin + " " + who + " " + shownWhat + between + text;
    }
    Style actor = who.startsWith("client") ? Style.CLIENT : Style.SERVER;
    return Style.MARGIN.apply(margin)
        + " "
        + actor.apply(who)
        + " "
        + style.apply(shownWhat)
        + between
        + style.apply(text);
  }

  private String text(int length) {
    return cut(summary.abbreviate(length), length);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - CUT.length()) + CUT;
  }
}
