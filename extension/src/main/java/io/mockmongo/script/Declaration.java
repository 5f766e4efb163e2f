package io.mockmongo.script;

import io.mockmongo.journal.Received;
import org.hamcrest.Matcher;

/**
 * A declaration of the test for requests that match a pattern: an auto-responder, a hold or an
 * observer. Thread-safe.
 *
 * <pre>{@code
 * Declaration answers = server.autoResponds(command("insert")).replies("{n: 1}");
 * answers.uses();
 * answers.cancel();
 * }</pre>
 */
public interface Declaration {

  /** Returns the pattern of the requests. */
  Matcher<? super Received> pattern();

  /** Returns the number of requests that were answered, held or observed. */
  int uses();

  /** Tells whether the limit is reached; always false without a limit. */
  boolean isUsedUp();

  /** Cancels the declaration, for requests received from now on. Does nothing the second time. */
  void cancel();
}
