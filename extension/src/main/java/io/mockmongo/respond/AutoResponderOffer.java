package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.util.Optional;

/** The offer of an answer without a limit of uses. */
record AutoResponderOffer(Answer answer, Origin by) implements Offer.ToAnswer {

  @Override
  public Optional<Answer> claim(IncomingRequest request) {
    return Optional.of(answer);
  }
}
