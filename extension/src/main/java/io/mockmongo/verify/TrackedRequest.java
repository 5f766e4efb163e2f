package io.mockmongo.verify;

import io.mockmongo.journal.Received;
import java.util.Optional;

/** A request with its state: waiting, received by the test, answered. */
public interface TrackedRequest extends Received {

  /** Tells whether the client waits for a reply and is still connected. */
  boolean isWaiting();

  /** Tells whether the test has received it. */
  boolean wasTaken();

  /** Tells whether a declared or built-in responder answered it, so that no test can receive it. */
  boolean wasAnsweredByItself();

  /** Returns why there is no reply, as the end of a sentence; empty if nothing has taken it. */
  Optional<String> whyWaiting();

  /** Returns its state as the end of a sentence, such as {@code was answered by the test}. */
  String fate();
}
