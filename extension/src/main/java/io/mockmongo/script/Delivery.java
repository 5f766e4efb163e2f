package io.mockmongo.script;

/**
 * What became of a reply.
 *
 * <pre>{@code
 * assertThat(request.repliesOk(), is(Delivery.DELIVERED));
 * }</pre>
 */
public enum Delivery {
  /** It was handed to the client's connection, or will be after a pause. */
  DELIVERED,
  /** The connection had ended before, or the half of it that leads to the client. */
  CLIENT_GONE
}
