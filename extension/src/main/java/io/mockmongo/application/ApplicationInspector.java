package io.mockmongo.application;

import java.util.List;

/**
 * Finds out why no client of an application has connected to a server. An implementation has a
 * constructor without parameters; it is called after a test has failed.
 */
public interface ApplicationInspector {

  /**
   * Returns the causes that it sees, each a line: what is there, and what to do.
   *
   * @param missed the test and the server that it missed
   * @return the likeliest cause first; empty if all looks right
   */
  List<String> causes(MissedServer missed);
}
