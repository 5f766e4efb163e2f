package io.mockmongo.server;

import io.mockmongo.cursor.CursorOperations;
import io.mockmongo.cursor.CursorReplyCompleter;
import io.mockmongo.hello.HelloResponder;
import io.mockmongo.hello.StateChangeError;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.BatchStep;
import io.mockmongo.reply.LegacyStep;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Decision;
import io.mockmongo.state.ServerState;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * Makes the reply of an answer, and of each of its steps the message that goes out: completed, as
 * the request and the server's state call for at that moment. Thread-safe.
 */
final class ReplyComposer {

  private final TestCodeFailures failures;
  private final ServerState state;
  private final HelloResponder hello;
  private final CursorOperations cursors;
  private final CursorReplyCompleter cursorReply = new CursorReplyCompleter();

  ReplyComposer(
      TestCodeFailures failures,
      ServerState state,
      HelloResponder hello,
      CursorOperations cursors) {
    this.failures = failures;
    this.state = state;
    this.hello = hello;
    this.cursors = cursors;
  }

  /** Whatever an answer throws must reach the test, and must not leave the client waiting. */
  Reply reply(Exchange request, Decision.Answered decision) {
    try {
      Reply reply = decision.answer().to(request);
      if (reply == null) {
        throw new NullPointerException("the answer is null; Reply.silence() sends nothing");
      }
      ReplyStreams.check(request, reply);
      return reply;
    } catch (Throwable thrown) {
      return failures.reply(request, decision.by(), thrown);
    }
  }

  /** Opens a cursor, or goes on with one; returns what to do instead. */
  List<Step> opened(Exchange request, BatchStep batch, Origin by) {
    return cursors.steps(request, batch, by);
  }

  /** Makes the message of a step that sends a document, before the client can know. */
  ReplyFormat envelope(Exchange request, Step step) {
    if (step instanceof LegacyStep legacy) {
      if (request.isHello()) {
        for (RawBsonDocument told : legacy.reply().documents()) {
          request.state().features().note(request.command(), told);
        }
      }
      return ReplyFormat.of(legacy);
    }
    Step.Send send = (Step.Send) step;
    RawBsonDocument document = completed(request, send);
    if (request.isHello()) {
      request.state().told(request, document);
    }
    return ReplyFormat.of(request.message(), send, document);
  }

  /**
   * A handshake is laid over the profile, a cursor gets its namespace, and an error by which a
   * server tells that its state changes gets a new topology version. What answers no command, but a
   * legacy query, has nothing to complete.
   */
  private RawBsonDocument completed(Exchange request, Step.Send send) {
    if (send.exact() || request.command().name().isEmpty()) {
      return send.document();
    }
    return request.isHello()
        ? hello.completed(request, send.document())
        : cursorReply.completed(
            request.command(), StateChangeError.completed(send.document(), state));
  }
}
