package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply with placeholders for the address of the running server: <code>${address}</code>, which
 * is <code>${host}:${port}</code>. For a Unix socket the address and the host are its path, and the
 * port is 0. A placeholder may stand in a string or, for the port, as a number; <code>$${</code> is
 * a literal <code>${</code>. In Kotlin, where a dollar sign in a string needs an escape, write
 * <code>@{address}</code>, and <code>@@{</code> for a literal <code>@{</code>. Immutable.
 *
 * <pre>{@code
 * ReplyTemplate.of("{me: '${address}', hosts: ['${address}']}", Reply::of)
 * }</pre>
 */
public final class ReplyTemplate implements Answer {

  private static final Pattern PLACE = Pattern.compile("([$@])(\\1?)\\{(\\w*)}?");

  /** The port of a Unix socket. */
  private static final String NO_PORT = "0";

  private final String text;
  private final Function<String, Reply> reading;

  private ReplyTemplate(String text, Function<String, Reply> reading) {
    this.text = text;
    this.reading = reading;
  }

  /**
   * Returns the reply of a text, or, if the text has placeholders, an answer that fills them in for
   * each request.
   *
   * @param text Extended JSON, with or without placeholders
   * @param reading makes the reply of the text without placeholders
   * @return the answer
   * @throws IllegalArgumentException if a placeholder is unknown, or the text is not valid
   */
  public static Answer of(String text, Function<String, Reply> reading) {
    if (!PLACE.matcher(text).find()) {
      return reading.apply(text);
    }
    reading.apply(
        filled(text, at("127.0.0.1:27017"))); // fails now rather than at the first request
    return new ReplyTemplate(text, reading);
  }

  @Override
  public Reply to(Received request) {
    return reading.apply(filled(text, at(request.connection().member())));
  }

  private static Function<MatchResult, String> at(String address) {
    boolean isPath = address.endsWith(".sock");
    int colon = isPath ? address.length() : address.lastIndexOf(':');
    Map<String, String> values =
        Map.of(
            "address",
            address,
            "host",
            address.substring(0, colon),
            "port",
            isPath ? NO_PORT : address.substring(colon + 1));
    return place -> values.get(place.group(3));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String filled(String text, Function<MatchResult, String> value) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(fill(place, value)));
  }

  private static String fill(MatchResult place, Function<MatchResult, String> value) {
    if (!place.group(2).isEmpty()) {
      return place.group().substring(1);
    }
    return switch (place.group().substring(1)) {
      case "{address}", "{host}", "{port}" -> value.apply(place);
      default ->
          throw new IllegalArgumentException(
              ("unknown placeholder "
                      + place.group()
                      + "; known are ${address}, ${host} and ${port}; for a literal ${ write $${")
                  .replace("$", place.group(1)));
    };
  }
}
