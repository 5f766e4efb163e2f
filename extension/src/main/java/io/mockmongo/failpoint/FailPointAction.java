package io.mockmongo.failpoint;

import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import org.bson.BsonDocument;

/** The action of a fail point on the requests that it strikes. Immutable. */
interface FailPointAction {

  /** The action of a fail point that strikes nothing. */
  FailPointAction NONE =
      new FailPointAction() {
        @Override
        public boolean appliesTo(IncomingRequest request) {
          return false;
        }

        @Override
        public Reply reply(IncomingRequest request) {
          return Reply.passOn();
        }
      };

  /** Tells whether a request is struck before it is executed. */
  boolean appliesTo(IncomingRequest request);

  /** Returns the reply to a request that is struck before it is executed. */
  Reply reply(IncomingRequest request);

  /** Returns how often a request enters the fail point, unless it is struck earlier. */
  default int entries(IncomingRequest request) {
    return 1;
  }

  /** Returns the reply to a request that is struck when it enters for another time, from 0 on. */
  default Reply replyAt(int entry, IncomingRequest request) {
    return reply(request);
  }

  /** Tells whether the write concern of a command fails after it was executed. */
  default boolean failsWriteConcernOf(IncomingRequest request) {
    return false;
  }

  /** Returns the fields that are added to the reply of a command whose write concern fails. */
  default BsonDocument writeConcernFailure() {
    return new BsonDocument();
  }
}
