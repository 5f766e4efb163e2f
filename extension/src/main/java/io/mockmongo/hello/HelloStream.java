package io.mockmongo.hello;

import io.mockmongo.message.MsgFlag;
import io.mockmongo.reply.HelloStep;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.IncomingRequest;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonValue;

/**
 * The stream of replies that a monitor allows: the server goes on to answer the same hello. Every
 * reply but the last has the flag {@code moreToCome}.
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol"; OP_MSG,
 * "exhaustAllowed".
 */
final class HelloStream {

  private HelloStream() {}

  /** Tells whether the client of a hello allows a stream, and lets the server wait for news. */
  static boolean isAllowedBy(IncomingRequest hello) {
    return hello.message().has(MsgFlag.EXHAUST_ALLOWED)
        && hello.command().get("topologyVersion") != null
        && isPositive(hello.command().get("maxAwaitTimeMS"));
  }

  private static boolean isPositive(BsonValue number) {
    return number != null && number.isNumber() && number.asNumber().longValue() > 0;
  }

  /**
   * Makes a reply the next one of the stream; leaves it alone if it says itself what comes after
   * it: a stream of the test, the end of the connection, or, unless built in, exact bytes.
   *
   * @param reply the reply to a hello
   * @param builtIn whether the test has not declared it
   */
  static Reply partOf(Reply reply, boolean builtIn) {
    if (reply == null || reply.steps().stream().filter(Step::sends).count() != 1) {
      return reply;
    }
    List<Step> steps = new ArrayList<>(reply.steps());
    int last = steps.size() - 1;
    if (!(steps.get(last) instanceof Step.Send send)
        || send.moreToCome()
        || send.exact() && !builtIn) {
      return reply;
    }
    steps.set(last, new HelloStep(send));
    return new Reply(steps);
  }
}
