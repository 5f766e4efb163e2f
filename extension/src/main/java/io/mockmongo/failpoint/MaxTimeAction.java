package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.respond.IncomingRequest;
import org.bson.BsonValue;

/**
 * The action of {@code maxTimeAlwaysTimeOut}: a command with a {@code maxTimeMS} exceeds it at
 * once.
 */
record MaxTimeAction() implements FailPointAction {

  static final String NAME = "maxTimeAlwaysTimeOut";

  /** The time of a getMore is for the wait, not for the operation. */
  @Override
  public boolean appliesTo(IncomingRequest request) {
    BsonValue time = Fields.get(request.command().body(), "maxTimeMS");
    return time != null
        && time.isNumber()
        && time.asNumber().doubleValue() > 0
        && !request.command().name().equals("getMore");
  }

  @Override
  public Reply reply(IncomingRequest request) {
    return ServerError.MAX_TIME_MS_EXPIRED.asCommandError();
  }
}
