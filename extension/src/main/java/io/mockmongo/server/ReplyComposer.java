package io.mockmongo.server;

import io.mockmongo.cursor.CursorOperations;
import io.mockmongo.failpoint.FailPoints;
import io.mockmongo.hello.StateChangeAnnouncement;
import io.mockmongo.origin.Origin;
import io.mockmongo.protocol.ReplyRules;
import io.mockmongo.reply.BatchStep;
import io.mockmongo.reply.HelloStep;
import io.mockmongo.reply.LegacyStep;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Decision;
import io.mockmongo.session.TransactionFollower;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * Computes the reply of an answer, and the message of each of its steps: completed as the request
 * and the server's current state require. Thread-safe.
 */
final class ReplyComposer {

  private final TestCodeFailures failures;
  private final ReplyCompleter completer;
  private final Responders responders;
  private final FailPoints failPoints;
  private final CursorOperations cursors;
  private final StateChangeAnnouncement stateChange;
  private final TransactionFollower transactions;

  ReplyComposer(
      TestCodeFailures failures,
      ReplyCompleter completer,
      Responders responders,
      StateChangeAnnouncement stateChange) {
    this.failures = failures;
    this.completer = completer;
    this.responders = responders;
    this.failPoints = responders.failPoints();
    this.cursors = responders.cursorAnswers();
    this.stateChange = stateChange;
    this.transactions =
        new TransactionFollower(responders.transactions(), responders.failPoints()::include);
  }

  /**
   * Computes a reply; whatever the answer throws is reported to the test, and ends the client's
   * wait.
   */
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

  /** Opens a cursor, or gets its next batch; returns the steps that send it. */
  List<Step> opened(Exchange request, BatchStep batch, Origin by) {
    return cursors.steps(request, batch, by);
  }

  /**
   * Makes the message of a step that sends a document, notes the hello's reply in the state,
   * follows transactions, and warns of a reply that drivers can't read.
   */
  ReplyFormat format(Exchange request, Step step, Origin by) {
    if (step instanceof LegacyStep legacy) {
      if (request.isHello()) {
        for (RawBsonDocument sentDocument : legacy.reply().documents()) {
          request.state().features().update(request.command(), sentDocument);
        }
      }
      return ReplyFormat.of(legacy);
    }
    Step.Send send =
        executed(request, step instanceof HelloStep hello ? hello.send() : (Step.Send) step);
    RawBsonDocument document =
        responders.changed(
            request,
            completer.completed(request, send),
            (change, thrown) -> document(failures.reply(request, change, thrown)));
    boolean tellsChange = stateChange.isIn(request, document);
    if (tellsChange) {
      document = stateChange.announced(request, document, send);
    }
    if (request.isHello()) {
      request.state().replied(request, document);
    } else {
      transactions.replied(request, document, by);
      warn(request, document, by);
    }
    Step.Send sent = step instanceof HelloStep hello ? hello.sending(document) : send;
    ReplyFormat format = ReplyFormat.of(request.message(), sent, document);
    return tellsChange ? format.then(stateChange::written) : format;
  }

  /** Has the write concern fail, if a fail point says so. */
  private Step.Send executed(Exchange request, Step.Send send) {
    RawBsonDocument document = failPoints.executed(request, send.document());
    return document == send.document() ? send : send.with(document);
  }

  private void warn(Exchange request, RawBsonDocument document, Origin by) {
    String lacks = ReplyRules.lacks(request.command(), document);
    if (!lacks.isEmpty()) {
      failures.warn("the reply to " + request.what() + " by " + by + " " + lacks);
    }
  }

  private static RawBsonDocument document(Reply error) {
    return ((Step.Send) error.steps().get(0)).document();
  }
}
