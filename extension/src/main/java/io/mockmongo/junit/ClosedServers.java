package io.mockmongo.junit;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of servers that are closed, with the tests that had them; the newest ones only. */
final class ClosedServers {

  private static final int MOST = 1000;

  private static final Map<String, String> OWNERS = new LinkedHashMap<>();

  private ClosedServers() {}

  static void add(String address, String owner) {
    synchronized (OWNERS) {
      OWNERS.remove(address);
      OWNERS.put(address, owner);
      if (OWNERS.size() > MOST) {
        Iterator<String> oldest = OWNERS.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
  }

  /** Returns the test or class that had the server at an address, or null. */
  static String ownerOf(String address) {
    synchronized (OWNERS) {
      return OWNERS.get(address);
    }
  }
}
