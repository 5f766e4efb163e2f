package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import java.util.Optional;

/**
 * The data that a server acts to have. Implementations are thread-safe.
 *
 * <pre>{@code
 * Optional<Decision.Answered> found = database.stored(request);
 * }</pre>
 */
public interface Database {

  /**
   * Answers a request about what the test has stored; asked before last resorts.
   *
   * @param request the request
   * @return the answer, or empty if it is about something else
   */
  Optional<Decision.Answered> stored(Received request);

  /**
   * Answers a request that nobody else answers.
   *
   * @param request the request
   * @return the answer, or empty if the test has to give it
   */
  Optional<Decision.Answered> otherwise(Received request);

  /** Takes back all that the test has stored. */
  void clear();
}
