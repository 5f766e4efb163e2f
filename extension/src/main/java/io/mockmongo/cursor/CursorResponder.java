package io.mockmongo.cursor;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.HousekeepingResponder;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Answers getMore and killCursors for the cursors that this server opened, does not find those that
 * other servers of the conversation opened, and closes the cursors of ended sessions where the
 * server itself answers {@code endSessions}. Thread-safe.
 */
public final class CursorResponder implements Responder {

  private static final Origin ELSEWHERE = Origin.of("the built-in rule for cursors");

  private final OpenCursors cursors;
  private final CursorsOfConversation all;
  private final CursorOperations operations;

  /**
   * Makes the responder of one server.
   *
   * @param cursors the server's open cursors
   * @param all those of all servers of the conversation
   * @param operations answers getMore
   */
  public CursorResponder(
      OpenCursors cursors, CursorsOfConversation all, CursorOperations operations) {
    this.cursors = cursors;
    this.all = all;
    this.operations = operations;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return switch (request.command().name()) {
      case "getMore" -> getMore(request);
      case "killCursors" -> Offer.of(this::kill, HousekeepingResponder.ORIGIN);
      case "endSessions" -> (Offer.ToDecorate) this::endSessions;
      case "" -> legacy(request);
      default -> null;
    };
  }

  private Offer legacy(IncomingRequest request) {
    if (request.message() instanceof OpGetMore) {
      return getMore(request);
    }
    return request.message() instanceof OpKillCursors kill && cursors.hasOpened(kill)
        ? Offer.of(this::kill, HousekeepingResponder.ORIGIN)
        : null;
  }

  private Offer getMore(IncomingRequest request) {
    long id = CursorOperations.idIn(request);
    return cursors
        .origin(id)
        .map(
            origin ->
                Offer.of(operations::getMore, Origin.of(() -> "the cursor made by " + origin)))
        .or(
            () ->
                isElsewhere(id)
                    ? Optional.of(Offer.of(CursorErrors.notFound(id), ELSEWHERE))
                    : Optional.empty())
        .orElse(null);
  }

  private Reply kill(Received request) {
    return cursors.kill(request, this::isElsewhere);
  }

  private boolean isElsewhere(long id) {
    return all.isOfAnotherServer(id, cursors);
  }

  private Offer endSessions(Offer next) {
    if (!(next instanceof Offer.ToAnswer answering)) {
      return next;
    }
    return new EndSessionsAnswer(answering, cursors);
  }

  /**
   * The next responder's answer to {@code endSessions}, which also closes the sessions' cursors.
   */
  private record EndSessionsAnswer(Offer.ToAnswer next, OpenCursors cursors)
      implements Offer.ToAnswer {

    @Override
    public Origin by() {
      return next.by();
    }

    @Override
    public Optional<Answer> claim(IncomingRequest request) {
      return next.claim(request).map(answer -> asked -> closeCursors(answer, asked));
    }

    private Reply closeCursors(Answer answer, Received request) {
      BsonValue sessions = request.command().get("endSessions");
      if (sessions != null && sessions.isArray()) {
        cursors.closeCursorsOf(sessions.asArray());
      }
      return answer.to(request);
    }
  }
}
