package io.mockmongo.spring;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hosts of a connection string, without the resolution that the driver's class does. */
final class UriHosts {

  private static final Pattern URI =
      Pattern.compile("(mongodb(?:\\+srv)?)://(?:[^@/]*@)?([^/?]+).*");

  private UriHosts() {}

  /** Tells whether a connection string has one of the addresses. */
  static boolean has(String text, Set<String> addresses) {
    return !Collections.disjoint(addresses, of(text));
  }

  /** Returns each host with its port, or an SRV host; empty if the text is no connection string. */
  static Set<String> of(String text) {
    Set<String> hosts = new LinkedHashSet<>();
    Matcher uri = URI.matcher(text);
    if (uri.matches()) {
      boolean isSrv = uri.group(1).endsWith("srv");
      for (String host : uri.group(2).split(",")) {
        hosts.add(isSrv || host.matches(".*:\\d+") ? host : host + ":27017");
      }
    }
    return hosts;
  }
}
