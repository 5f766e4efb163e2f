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
 * Answers what is asked of cursors that were opened here: for more, and to kill them; and ends them
 * with their sessions where the server itself answers that. Thread-safe.
 */
public final class CursorResponder implements Responder {

  private final OpenCursors cursors;
  private final CursorOperations answers;

  /**
   * Makes the responder of one server.
   *
   * @param cursors its cursors
   * @param answers how they are gone on with
   */
  public CursorResponder(OpenCursors cursors, CursorOperations answers) {
    this.cursors = cursors;
    this.answers = answers;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return switch (request.command().name()) {
      case "getMore" -> more(request);
      case "killCursors" -> Offer.of(cursors::kill, HousekeepingResponder.ORIGIN);
      case "endSessions" -> (Offer.ToDecorate) this::endingSessions;
      case "" -> legacy(request);
      default -> null;
    };
  }

  private Offer legacy(IncomingRequest request) {
    if (request.message() instanceof OpGetMore) {
      return more(request);
    }
    return request.message() instanceof OpKillCursors kill && cursors.isAbout(kill)
        ? Offer.of(cursors::kill, HousekeepingResponder.ORIGIN)
        : null;
  }

  private Offer more(IncomingRequest request) {
    return cursors
        .origin(CursorOperations.idIn(request))
        .map(origin -> Offer.of(answers::more, Origin.of(() -> "the cursor made by " + origin)))
        .orElse(null);
  }

  private Offer endingSessions(Offer next) {
    if (!(next instanceof Offer.ToAnswer answering)) {
      return next;
    }
    return new EndingSessions(answering, cursors);
  }

  /** The next one's answer to {@code endSessions}, at which cursors end. */
  private record EndingSessions(Offer.ToAnswer next, OpenCursors cursors)
      implements Offer.ToAnswer {

    @Override
    public Origin by() {
      return next.by();
    }

    @Override
    public Optional<Answer> claim(IncomingRequest request) {
      return next.claim(request).map(answer -> asked -> ending(answer, asked));
    }

    private Reply ending(Answer answer, Received request) {
      BsonValue sessions = request.command().get("endSessions");
      if (sessions != null && sessions.isArray()) {
        cursors.endSessions(sessions.asArray());
      }
      return answer.to(request);
    }
  }
}
