package io.mockmongo.verify;

import io.mockmongo.journal.Received;
import java.util.Optional;

/** A request of which it is known what has become of it so far. */
public interface TrackedRequest extends Received {

  /** Tells whether the client waits for a reply and is still there. */
  boolean isWaiting();

  /** Tells whether the test has received it. */
  boolean wasTaken();

  /** Tells whether it was answered by itself, before the test could receive it. */
  boolean wasAnsweredByItself();

  /** Returns who has it and has sent nothing, as the end of a sentence; empty if nobody has it. */
  Optional<String> whyWaiting();

  /** Returns what became of it, as the end of a sentence. */
  String fate();
}
