package io.mockmongo.samples.discovery;

import java.lang.reflect.Method;

/**
 * The names of hosts. Drivers before 5.13 send a SOCKS proxy only names with a dot: for them {@code
 * a:27017} is {@code a.test:27017}.
 */
final class HostNames {

  private static final String UTILITIES = "com.mongodb.internal.connection.DomainNameUtils";
  private static final boolean MAY_BE_SHORT = acceptsShortNames();

  private HostNames() {}

  /** Returns a text with the names of hosts that the driver can find. */
  static String in(String text) {
    return MAY_BE_SHORT ? text : text.replaceAll("\\b(\\w+):27017\\b", "$1.test:27017");
  }

  private static boolean acceptsShortNames() {
    try {
      Method check = Class.forName(UTILITIES).getDeclaredMethod("isDomainName", String.class);
      check.setAccessible(true);
      return (boolean) check.invoke(null, "a");
    } catch (ReflectiveOperationException newer) {
      return true;
    }
  }
}
