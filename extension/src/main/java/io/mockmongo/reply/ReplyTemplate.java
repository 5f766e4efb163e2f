package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply whose text has places for what only the running server knows: <code>${address}</code>,
 * which is <code>${host}:${port}</code>; of a Unix socket both the address and the host are its
 * path, and the port is 0. Each is filled in wherever it stands, in a string or, for the port, as a
 * number; <code>$${</code> stands for <code>${</code> itself. Immutable.
 *
 * <pre>{@code
 * ReplyTemplate.of("{me: '${address}', hosts: ['${address}']}", Reply::of)
 * }</pre>
 */
public final class ReplyTemplate implements Answer {

  private static final Pattern PLACE = Pattern.compile("\\$(\\$?)\\{(\\w*)}?");

  /** That of a Unix socket. */
  private static final String NO_PORT = "0";

  private final String text;
  private final Function<String, Reply> reading;

  private ReplyTemplate(String text, Function<String, Reply> reading) {
    this.text = text;
    this.reading = reading;
  }

  /**
   * Returns the reply of a text, or, where the text has places, what makes it once the server is
   * known.
   *
   * @param text Extended JSON, with places or without
   * @param reading how the text is read once they are filled in
   * @return the answer
   * @throws IllegalArgumentException if there is no such place, or the text can't be read
   */
  public static Answer of(String text, Function<String, Reply> reading) {
    if (!text.contains("${")) {
      return reading.apply(text);
    }
    reading.apply(filled(text, at("127.0.0.1:27017"))); // fails here if it will
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
    return place -> values.get(place.group(2));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String filled(String text, Function<MatchResult, String> value) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(fill(place, value)));
  }

  private static String fill(MatchResult place, Function<MatchResult, String> value) {
    if (!place.group(1).isEmpty()) {
      return place.group().substring(1);
    }
    return switch (place.group()) {
      case "${address}", "${host}", "${port}" -> value.apply(place);
      default ->
          throw new IllegalArgumentException(
              "there is no "
                  + place.group()
                  + "; there are ${address}, ${host} and ${port}, and $${ stands for ${ itself");
    };
  }
}
