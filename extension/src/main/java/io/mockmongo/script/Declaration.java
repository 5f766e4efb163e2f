package io.mockmongo.script;

import io.mockmongo.journal.Received;
import org.hamcrest.Matcher;

/**
 * Something a test declared about requests that match a pattern: how they are answered, that they
 * are held, or that somebody looks at them. Thread-safe.
 *
 * <pre>{@code
 * Declaration answers = server.autoResponds(command("insert")).replies("{n: 1}");
 * answers.uses();
 * answers.cancel();
 * }</pre>
 */
public interface Declaration {

  /** Returns which requests it is about. */
  Matcher<? super Received> pattern();

  /** Returns how many requests it took. */
  int uses();

  /** Tells whether this takes no more requests; only what has a limit ever is. */
  boolean isUsedUp();

  /** Takes this back; requests that came before are not affected. Does nothing the second time. */
  void cancel();
}
