package io.mockmongo.server;

import io.mockmongo.cursor.CursorReplyCompleter;
import io.mockmongo.hello.HelloResponder;
import io.mockmongo.reply.Step;
import io.mockmongo.session.RecoveryTokenCompleter;
import io.mockmongo.session.ServerTransactions;
import io.mockmongo.session.SnapshotTimeCompleter;
import io.mockmongo.state.ServerState;
import org.bson.RawBsonDocument;

/** Fills in the fields of declared replies as the request requires. Thread-safe. */
final class ReplyCompleter {

  private final HelloResponder hello;
  private final ClusterTimeCompleter clusterTime;
  private final ErrorCompleter errors;
  private final SnapshotTimeCompleter snapshotTime;
  private final RecoveryTokenCompleter recoveryToken;
  private final BareReplyCompleter bareReply = new BareReplyCompleter();
  private final CursorReplyCompleter cursorReply = new CursorReplyCompleter();

  ReplyCompleter(HelloResponder hello, ServerState state, ServerTransactions transactions) {
    this.hello = hello;
    this.snapshotTime = new SnapshotTimeCompleter(state);
    this.recoveryToken = new RecoveryTokenCompleter(transactions, state);
    this.errors = new ErrorCompleter(state);
    this.clusterTime = new ClusterTimeCompleter(state);
  }

  /**
   * Completes a hello from the profile, a bare success with what drivers need, a cursor with its
   * namespace and id, a read from a snapshot with its time, a statement at a mongos with the
   * recovery token, an error with its labels, and any success with the cluster time, except for the
   * fields that the reply leaves out. A reply to a legacy query is sent as it is.
   */
  RawBsonDocument completed(Exchange request, Step.Send send) {
    if (send.exact() || request.command().name().isEmpty()) {
      return send.document();
    }
    RawBsonDocument reply =
        errors.completed(
            request,
            request.isHello()
                ? hello.completed(request, send.document())
                : completed(request, send.document()));
    return OmittedFields.removedFrom(send.document(), clusterTime.completed(request, reply));
  }

  private RawBsonDocument completed(Exchange request, RawBsonDocument declared) {
    RawBsonDocument reply = bareReply.completed(request.command(), declared);
    return recoveryToken.completed(
        request, snapshotTime.completed(request, cursorReply.completed(request.command(), reply)));
  }
}
