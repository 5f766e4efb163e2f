package io.mockmongo.cursor;

import io.mockmongo.journal.Received;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpQuery;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.BatchStep;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How cursors are opened and gone on with. Thread-safe; answers are made outside the lock. */
public final class CursorOperations {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final OpenCursors cursors;

  /**
   * Makes the answers of one server.
   *
   * @param cursors its cursors
   */
  public CursorOperations(OpenCursors cursors) {
    this.cursors = cursors;
  }

  private static boolean asksForMore(Received request) {
    return request.command().name().equals("getMore") || request.message() instanceof OpGetMore;
  }

  static long idIn(Received request) {
    return request.message() instanceof OpGetMore getMore
        ? getMore.cursorId()
        : BatchRequest.number(request.command().get("getMore")).orElse(0L);
  }

  /** Answers a request for more of a cursor that was opened here. */
  Reply more(Received request) {
    return answerToMore(request).to(request);
  }

  /** Where the client has to wait, the cursor is looked at again afterwards. */
  private Answer answerToMore(Received request) {
    synchronized (cursors) {
      OpenCursor cursor = cursors.at(idIn(request));
      Optional<Answer> fault = fault(request, cursor);
      BatchStep batch = new BatchStep(Cursor.of(), false);
      return fault.orElseGet(
          () ->
              cursor.isWaiting()
                  ? new Reply(List.of(new Step.Pause(patience(request)), batch))
                  : new Reply(List.of(batch)));
    }
  }

  private static Duration patience(Received request) {
    Duration wait =
        BatchRequest.number(request.command().get("maxTimeMS"))
            .map(Duration::ofMillis)
            .orElse(USUAL_WAIT);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /**
   * Opens a cursor, or goes on with one that is open.
   *
   * @param request the request that is answered
   * @param batch the cursor
   * @param by who answers
   * @return what to do instead: to send its batch, or an error
   */
  public List<Step> steps(Received request, BatchStep batch, Origin by) {
    return answerWith(batch, request, by).to(request).steps();
  }

  private Answer answerWith(BatchStep batch, Received request, Origin by) {
    boolean isFirst = !asksForMore(request);
    synchronized (cursors) {
      OpenCursor cursor =
          isFirst
              ? cursors.next(request, batch.cursor(), by)
              : cursors.atOrAdopted(idIn(request), request, batch.cursor(), by);
      Optional<Answer> fault = isFirst ? CursorErrors.inOpening(request) : fault(request, cursor);
      return fault.orElseGet(() -> next(cursor, isFirst, request, batch.checksum()));
    }
  }

  /** The batch is taken now, and written, which may take long for a long one, outside the lock. */
  private Answer next(OpenCursor cursor, boolean isFirst, Received request, boolean checksum) {
    BatchReply batch = BatchReply.next(cursor, isFirst, BatchRequest.by(request));
    cursors.keep(cursor);
    return asked -> new Reply(List.of(batch.step(isLegacy(asked), checksum)));
  }

  private Optional<Answer> fault(Received request, OpenCursor cursor) {
    if (cursor == null) {
      return Optional.of(notFound(request));
    }
    Optional<Answer> fault = CursorErrors.inGoingOn(request, cursor);
    if (fault.isEmpty() && cursor.isDead()) {
      cursors.end(cursor);
      return Optional.of(cursor.traits().lastAnswer().orElseGet(() -> notFound(request)));
    }
    return fault;
  }

  private static Answer notFound(Received request) {
    return CursorErrors.notFound(idIn(request));
  }

  private static boolean isLegacy(Received request) {
    return request.message() instanceof LegacyRequest
        && !(request.message() instanceof OpQuery query && query.isCommand());
  }
}
