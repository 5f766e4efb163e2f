package io.mockmongo.server;

import io.mockmongo.profile.ServerProfile;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.state.ServerKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The connection string of a server, with a database and options if a client wants these.
 *
 * <p>Specification: connection string.
 */
final class ServerUri {

  /** The characters that no database name contains. */
  private static final String FORBIDDEN = "/\\ \".$\0";

  /** One or more pairs of a name and a value, without the characters that separate or end them. */
  private static final Pattern OPTIONS =
      Pattern.compile("[^=&?#\\s]+=[^=&?#\\s]*(&[^=&?#\\s]+=[^=&?#\\s]*)*");

  private ServerUri() {}

  private static final String SCHEME = "mongodb://";

  /** Returns one connection string of several: the hosts of all, and each option of any once. */
  static String ofAll(List<String> uris) {
    String hosts = uris.stream().map(ServerUri::host).collect(Collectors.joining(","));
    String options =
        uris.stream().flatMap(ServerUri::options).distinct().collect(Collectors.joining("&"));
    return SCHEME + hosts + "/" + (options.isEmpty() ? "" : "?" + options);
  }

  private static String host(String uri) {
    return uri.substring(SCHEME.length(), uri.indexOf('/', SCHEME.length()));
  }

  private static Stream<String> options(String uri) {
    int start = uri.indexOf('?');
    return start < 0 ? Stream.empty() : Stream.of(uri.substring(start + 1).split("&"));
  }

  /** Returns the connection string without a database, and with the options of the server only. */
  static String of(ServerProfile profile, ServerSettings settings, Endpoint endpoint) {
    List<String> options = new ArrayList<>(endpoint.uriOptions());
    boolean namesItself = ServerKind.of(profile.topology()) != ServerKind.ROUTER;
    if (namesItself && endpoint.needsDirectConnections()) {
      options.add("directConnection=true");
    }
    return of(profile, settings, endpoint.inUri(), options);
  }

  /** Returns the connection string of an address in front of a server. */
  static String ofFront(String address, ServerProfile profile, ServerSettings settings) {
    return of(profile, settings, address, List.of());
  }

  private static String of(
      ServerProfile profile, ServerSettings settings, String address, List<String> options) {
    String uri = profile.uri(address);
    for (String option : options) {
      uri = append(uri, option);
    }
    return settings.place().tls() == null ? uri : append(uri, "tls=true");
  }

  /**
   * Adds a database and options to a connection string without a database.
   *
   * @throws IllegalArgumentException if there can be no such database, or the options are no pairs
   */
  static String with(String database, String options, String uri) {
    String call = "uri(\"" + database.replace("\0", "\\0") + "\", \"" + options + "\"): ";
    if (database.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          call
              + "the name of a database has no slash, backslash, space, quote, dot, dollar or NUL");
    }
    if (!options.isEmpty() && !OPTIONS.matcher(options).matches()) {
      throw new IllegalArgumentException(
          call + "write options as name=value, several with & between them, other text encoded");
    }
    int end = uri.indexOf('?') < 0 ? uri.length() : uri.indexOf('?');
    String named = uri.substring(0, end) + encoded(database) + uri.substring(end);
    return options.isEmpty() ? named : append(named, options);
  }

  private static String append(String uri, String options) {
    return uri + (uri.contains("?") ? "&" : "?") + options;
  }

  /** No name has a space, which is all that a form encodes in another way than a URI. */
  private static String encoded(String database) {
    return URLEncoder.encode(database, StandardCharsets.UTF_8);
  }
}
