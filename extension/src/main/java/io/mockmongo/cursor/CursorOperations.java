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

/**
 * Opens cursors and answers getMore with their next batches. Thread-safe; replies are built outside
 * the lock.
 */
public final class CursorOperations {

  private static final Duration DEFAULT_AWAIT = Duration.ofSeconds(1);
  private static final Duration MAX_AWAIT = Duration.ofHours(1);

  private final OpenCursors cursors;

  /**
   * Makes the operations of one server.
   *
   * @param cursors the server's open cursors
   */
  public CursorOperations(OpenCursors cursors) {
    this.cursors = cursors;
  }

  private static boolean isGetMore(Received request) {
    return request.command().name().equals("getMore") || request.message() instanceof OpGetMore;
  }

  static long idIn(Received request) {
    return request.message() instanceof OpGetMore getMore
        ? getMore.cursorId()
        : BatchRequest.number(request.command().get("getMore")).orElse(0L);
  }

  /** Answers a getMore for a cursor that this server opened. */
  Reply getMore(Received request) {
    return answerToGetMore(request).to(request);
  }

  /** A getMore that awaits data pauses first; the batch is taken after the pause. */
  private Answer answerToGetMore(Received request) {
    synchronized (cursors) {
      OpenCursor cursor = cursors.at(idIn(request));
      Optional<Answer> error = error(request, cursor);
      BatchStep batch = new BatchStep(Cursor.of(), false);
      return error.orElseGet(
          () ->
              cursor.isWaiting()
                  ? new Reply(List.of(new Step.Pause(awaitTime(request)), batch))
                  : new Reply(List.of(batch)));
    }
  }

  private static Duration awaitTime(Received request) {
    Duration wait =
        BatchRequest.number(request.command().get("maxTimeMS"))
            .map(Duration::ofMillis)
            .orElse(DEFAULT_AWAIT);
    return wait.compareTo(MAX_AWAIT) > 0 ? MAX_AWAIT : wait;
  }

  /**
   * Opens a cursor, or continues an open one.
   *
   * @param request the request to answer
   * @param batch the step that sends a batch of the cursor
   * @param by what answers
   * @return the steps that replace it: they send the batch, or an error
   */
  public List<Step> steps(Received request, BatchStep batch, Origin by) {
    return answerWith(batch, request, by).to(request).steps();
  }

  private Answer answerWith(BatchStep batch, Received request, Origin by) {
    boolean isFirst = !isGetMore(request);
    synchronized (cursors) {
      OpenCursor cursor =
          isFirst
              ? cursors.next(request, batch.cursor(), by)
              : cursors.atOrAdopted(idIn(request), request, batch.cursor(), by);
      Optional<Answer> error = isFirst ? CursorErrors.inOpener(request) : error(request, cursor);
      return error.orElseGet(() -> next(cursor, isFirst, request, batch.checksum()));
    }
  }

  /** Takes the batch under the lock; the reply of a long batch is built later, outside the lock. */
  private Answer next(OpenCursor cursor, boolean isFirst, Received request, boolean checksum) {
    BatchReply batch = BatchReply.next(cursor, isFirst, BatchRequest.of(request));
    cursors.keep(cursor);
    return asked -> new Reply(List.of(batch.step(isLegacy(asked), checksum)));
  }

  private Optional<Answer> error(Received request, OpenCursor cursor) {
    if (cursor == null) {
      return Optional.of(notFound(request));
    }
    Optional<Answer> error = CursorErrors.inGetMore(request, cursor);
    if (error.isEmpty() && cursor.isDead()) {
      cursors.close(cursor);
      return Optional.of(cursor.options().lastAnswer().orElseGet(() -> notFound(request)));
    }
    return error;
  }

  private static Answer notFound(Received request) {
    return CursorErrors.notFound(idIn(request));
  }

  private static boolean isLegacy(Received request) {
    return request.message() instanceof LegacyRequest
        && !(request.message() instanceof OpQuery query && query.isCommand());
  }
}
