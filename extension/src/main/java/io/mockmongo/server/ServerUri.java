package io.mockmongo.server;

import io.mockmongo.socket.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** The connection string by which clients find a server. */
final class ServerUri {

  private ServerUri() {}

  static String of(ServerSettings settings, Endpoint endpoint) {
    List<String> options = new ArrayList<>(endpoint.uriOptions());
    if (settings.place().tls() != null) {
      options.add("tls=true");
    }
    String uri = settings.profile().uri(endpoint.inUri());
    for (String option : options) {
      uri += (uri.contains("?") ? "&" : "?") + option;
    }
    return uri;
  }
}
