package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import java.util.List;

/** A ledger of the resources of one kind that are open: follows the facts, one after the other. */
interface Ledger {

  /** Takes note of the next fact. */
  void follow(Fact fact);

  /** Returns a line for each resource that is open. */
  List<String> leaks();

  /** Returns a ledger with the same resources, independent of this one. */
  Ledger copy();

  /** Returns the text for a request that opened a resource. */
  static String named(Received request) {
    return "request " + request.position() + " (" + request.what() + ")";
  }
}
