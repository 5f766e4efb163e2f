package io.mockmongo.script;

/**
 * An answer to hello that each connection gets once; see {@link HelloAnswers#answersHello(
 * io.mockmongo.reply.Answer)}. Thread-safe.
 *
 * <pre>{@code
 * server.answersHello("{isWritablePrimary: false, secondary: true}").awaitHeard();
 * }</pre>
 */
public interface HelloAnswer extends Declaration {

  /**
   * Tells whether a client has processed the answer: its monitor has sent another hello on the same
   * connection, or the connection has ended, as happens where the client drops the server. A hello
   * that asks for no delay counts if it has {@code helloOk}, as those of the Java driver's monitors
   * have; others may measure the round-trip time. Of a load-balanced client, which has no monitors,
   * the next command counts.
   */
  boolean isHeard();

  /**
   * Waits until a client has processed the answer, up to the timeout of the server; see {@link
   * #isHeard}.
   *
   * @return this
   * @throws AssertionError at the timeout
   */
  HelloAnswer awaitHeard();
}
