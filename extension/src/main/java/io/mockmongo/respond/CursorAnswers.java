package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpQuery;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How cursors are opened and gone on with. Thread-safe; answers are made outside the lock. */
final class CursorAnswers {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final LiveCursors cursors;

  CursorAnswers(LiveCursors cursors) {
    this.cursors = cursors;
  }

  /** Returns who answers a request for more of a cursor that was opened here. */
  Optional<Decision> decide(Received request) {
    return asksForMore(request)
        ? cursors
            .origin(idIn(request))
            .map(
                origin ->
                    new Decision.Answered(
                        this::more, Origin.of(() -> "the cursor made by " + origin)))
        : Optional.empty();
  }

  private static boolean asksForMore(Received request) {
    return request.command().name().equals("getMore") || request.message() instanceof OpGetMore;
  }

  private static long idIn(Received request) {
    return request.message() instanceof OpGetMore getMore
        ? getMore.cursorId()
        : Wanted.number(request.command().get("getMore")).orElse(0L);
  }

  private Reply more(Received request) {
    return answerToMore(request).to(request);
  }

  /** Where the client has to wait, the cursor is looked at again afterwards. */
  private Answer answerToMore(Received request) {
    synchronized (cursors) {
      LiveCursor cursor = cursors.at(idIn(request));
      Optional<Answer> fault = fault(request, cursor);
      Step.SendBatch batch = new Step.SendBatch(Cursor.of(), false);
      return fault.orElseGet(
          () ->
              cursor.isWaiting()
                  ? new Reply(List.of(new Step.Pause(patience(request)), batch))
                  : new Reply(List.of(batch)));
    }
  }

  private static Duration patience(Received request) {
    Duration wait =
        Wanted.number(request.command().get("maxTimeMS"))
            .map(Duration::ofMillis)
            .orElse(USUAL_WAIT);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Opens a cursor, or goes on with one; returns what is done about it. */
  List<Step> steps(Received request, Step.SendBatch batch, Origin by) {
    return answerWith(batch, request, by).to(request).steps();
  }

  private Answer answerWith(Step.SendBatch batch, Received request, Origin by) {
    boolean isFirst = !asksForMore(request);
    synchronized (cursors) {
      LiveCursor cursor =
          isFirst
              ? cursors.next(request, batch.cursor(), by)
              : cursors.atOrAdopted(idIn(request), request, batch.cursor(), by);
      Optional<Answer> fault = isFirst ? CursorFaults.inOpening(request) : fault(request, cursor);
      return fault.orElseGet(() -> next(cursor, isFirst, request, batch.checksum()));
    }
  }

  /** The batch is taken now, and written, which may take long for a long one, outside the lock. */
  private Answer next(LiveCursor cursor, boolean isFirst, Received request, boolean checksum) {
    BatchReply batch = BatchReply.next(cursor, isFirst, Wanted.by(request));
    cursors.keep(cursor);
    return asked -> new Reply(List.of(batch.step(isLegacy(asked), checksum)));
  }

  private Optional<Answer> fault(Received request, LiveCursor cursor) {
    if (cursor == null) {
      return Optional.of(notFound(request));
    }
    Optional<Answer> fault = CursorFaults.inGoingOn(request, cursor);
    if (fault.isEmpty() && cursor.isDead()) {
      cursors.end(cursor);
      return Optional.of(cursor.traits().lastAnswer().orElseGet(() -> notFound(request)));
    }
    return fault;
  }

  private static Answer notFound(Received request) {
    return CursorFaults.notFound(idIn(request));
  }

  private static boolean isLegacy(Received request) {
    return request.message() instanceof LegacyRequest
        && !(request.message() instanceof OpQuery query && query.isCommand());
  }
}
