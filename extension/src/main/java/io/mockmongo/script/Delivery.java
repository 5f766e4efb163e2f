package io.mockmongo.script;

/**
 * The result of sending a reply.
 *
 * <pre>{@code
 * assertThat(request.repliesOk(), is(Delivery.DELIVERED));
 * }</pre>
 */
public enum Delivery {
  /** The reply was passed to the connection, or will be after a delay. */
  DELIVERED,
  /** The connection, or its sending direction, was closed before. */
  CLIENT_GONE
}
