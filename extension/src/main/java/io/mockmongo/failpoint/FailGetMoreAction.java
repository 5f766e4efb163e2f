package io.mockmongo.failpoint;

import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;

/**
 * The action of {@code failGetMoreAfterCursorCheckout}: it fails a getMore.
 *
 * @param filter the conditions on the request
 * @param code the error code
 */
record FailGetMoreAction(RequestFilter filter, int code) implements FailPointAction {

  static final String NAME = "failGetMoreAfterCursorCheckout";

  private static final int INTERNAL_ERROR = 1;

  static FailGetMoreAction of(FailPointData data) {
    return new FailGetMoreAction(
        RequestFilter.of(data), data.number("errorCode").orElse(INTERNAL_ERROR));
  }

  @Override
  public boolean appliesTo(IncomingRequest request) {
    return request.command().name().equals("getMore") && filter.matchesConditions(request);
  }

  @Override
  public Reply reply(IncomingRequest request) {
    return Reply.error(code, "Hit the '" + NAME + "' failpoint");
  }
}
