package io.mockmongo.reply;

/**
 * The step that sends an OP_REPLY; nothing is sent when the client wants no reply.
 *
 * <pre>{@code
 * new Reply(List.of(new LegacyStep(LegacyReply.cursorNotFound())))
 * }</pre>
 *
 * @param reply the content of the OP_REPLY
 */
public record LegacyStep(LegacyReply reply) implements Step {

  @Override
  public boolean sends() {
    return true;
  }

  @Override
  public String toString() {
    return reply.toString();
  }
}
