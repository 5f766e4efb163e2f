package io.mockmongo.server;

import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open reply streams of one connection. The first reply answers the request, each later one the
 * reply before it.
 *
 * <p>Specification: OP_MSG, "moreToCome" and "exhaustAllowed".
 */
final class ReplyStreams {

  /** The {@code requestId} of the latest reply to each request with an open stream. */
  private final Map<Exchange, Integer> latest = new ConcurrentHashMap<>();

  boolean areOpenFor(Exchange request) {
    return !latest.isEmpty() && latest.containsKey(request);
  }

  /** Returns the {@code responseTo} of the next reply to a request. */
  int answeredNow(Exchange request) {
    Integer before = latest.isEmpty() ? null : latest.get(request);
    return before == null ? request.message().requestId() : before;
  }

  /** Notes the next reply; without {@code moreToCome} it ends the stream. */
  void proceed(Exchange request, Message reply) {
    if (reply.has(MsgFlag.MORE_TO_COME)) {
      latest.put(request, reply.requestId());
    } else if (!latest.isEmpty()) {
      latest.remove(request);
    }
  }

  static boolean goesOnAfter(Step step) {
    return step instanceof Step.Send send && send.moreToCome();
  }

  /**
   * Refuses a stream that a request does not allow, unless it is sent exactly so.
   *
   * @throws IllegalArgumentException with what to do instead
   */
  static void check(Exchange request, Reply reply) {
    if (!request.wantsReply() || !isStream(reply)) {
      return;
    }
    Message message = request.message();
    if (message instanceof LegacyRequest) {
      throw new IllegalArgumentException(
          ("%s came as %s, and an OP_REPLY can't say that more is to come: leave out"
                  + " withMoreToCome(), or answer only requests that are sentAs(OP_MSG)")
              .formatted(request.what(), message.opcode()));
    }
    if (!message.has(MsgFlag.EXHAUST_ALLOWED) && !isAllExact(reply)) {
      throw new IllegalArgumentException(
          ("%s does not allow a stream of replies, so its client would take the second one for"
                  + " the answer to something else: answer only requests with"
                  + " MsgFlag.EXHAUST_ALLOWED so, or break the rule on purpose by"
                  + " Reply.exactly(...).withMoreToCome()")
              .formatted(request.what()));
    }
  }

  private static boolean isStream(Reply reply) {
    for (Step step : reply.steps()) {
      if (goesOnAfter(step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAllExact(Reply reply) {
    return reply.steps().stream()
        .filter(ReplyStreams::goesOnAfter)
        .allMatch(step -> ((Step.Send) step).exact());
  }
}
