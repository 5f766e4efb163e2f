package io.mockmongo.report;

import io.mockmongo.journal.DocumentSummary;
import java.io.PrintStream;
import java.util.Objects;

/**
 * How a {@link LiveConversation} prints: label, width, colour, and whether documents are shown in
 * full. Immutable and thread-safe: each method returns new options.
 *
 * <pre>{@code
 * new LiveConversation(System.out, LiveViewOptions.of(System.out).label("orders").width(120))
 * }</pre>
 */
public final class LiveViewOptions {

  /** The width that sets no limit. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  /** The least width that a line fits into. */
  static final int LEAST_WIDTH = 40;

  private final String label;
  private final int width;
  private final boolean color;
  private final boolean fullDocuments;

  private LiveViewOptions(String label, int width, boolean color, boolean fullDocuments) {
    this.label = label;
    this.width = width;
    this.color = color;
    this.fullDocuments = fullDocuments;
  }

  /**
   * Returns options without a label, without a limit of the width, without colour; documents are
   * folded.
   */
  public static LiveViewOptions plain() {
    return new LiveViewOptions("", UNLIMITED, false, false);
  }

  /**
   * Returns the options that fit a stream.
   *
   * <ul>
   *   <li>Width: the system property {@code mockmongo.columns}; else, where the stream is a
   *       terminal, the environment variable {@code COLUMNS}; else no limit.
   *   <li>Colour: the system property {@code mockmongo.color}, {@code always} or {@code never};
   *       else the environment variables {@code NO_COLOR} and {@code FORCE_COLOR}; else only where
   *       the stream is a terminal. Under Maven and Gradle it is none.
   *   <li>Documents are shown in full with the system property {@code
   *       mockmongo.fullDocuments=true}.
   * </ul>
   *
   * @param out where the conversation is printed; {@code System.out} and {@code System.err} can be
   *     terminals
   * @return the options
   * @throws IllegalArgumentException if a system property has a value that it can't have
   */
  public static LiveViewOptions of(PrintStream out) {
    Terminal terminal = Terminal.of(Objects.requireNonNull(out, "out"));
    return new LiveViewOptions(
        "",
        terminal.width(),
        terminal.color(),
        Boolean.getBoolean(DocumentSummary.FULL_DOCUMENTS_PROPERTY));
  }

  /**
   * Sets the name of the server in the first column.
   *
   * @param name the name, of which the last 10 chars are shown; empty for the server's port
   * @return the options with this label
   */
  public LiveViewOptions label(String name) {
    return new LiveViewOptions(Objects.requireNonNull(name, "name"), width, color, fullDocuments);
  }

  /**
   * Sets the width. A document is cut to fit into its line; where little of it would fit, it has a
   * line of its own.
   *
   * @param columns how many columns, 40 at least
   * @return the options with this width
   * @throws IllegalArgumentException if there are fewer columns
   */
  public LiveViewOptions width(int columns) {
    if (columns < LEAST_WIDTH) {
      throw new IllegalArgumentException(
          "width(" + columns + "): at least " + LEAST_WIDTH + " columns are needed");
    }
    return new LiveViewOptions(label, columns, color, fullDocuments);
  }

  /**
   * Sets whether ANSI colours are used: for client and server, errors, warnings and ends.
   *
   * @param used whether they are
   * @return the options with this colour
   */
  public LiveViewOptions color(boolean used) {
    return new LiveViewOptions(label, width, used, fullDocuments);
  }

  /**
   * Sets whether documents are shown in full: nothing is folded, and nothing is cut up to 100,000
   * chars each.
   *
   * @param full whether they are
   * @return the options with documents in full or not
   */
  public LiveViewOptions fullDocuments(boolean full) {
    return new LiveViewOptions(label, width, color, full);
  }

  String label() {
    return label;
  }

  int width() {
    return width;
  }

  boolean color() {
    return color;
  }

  boolean fullDocuments() {
    return fullDocuments;
  }
}
