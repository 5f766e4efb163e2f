package io.mockmongo.server;

import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Writes replies to one connection, each whole, from any thread, in the kind of the request. */
final class ReplyWriter {

  private final OutputStream out;
  private final Recorder recorder;
  private final WriteGuard guard;
  private final Consumer<String> onStall;
  private final AtomicInteger requestIds = new AtomicInteger();
  private final Object writing = new Object();

  ReplyWriter(OutputStream out, Recorder recorder, WriteGuard guard, Consumer<String> onStall) {
    this.out = out;
    this.recorder = recorder;
    this.guard = guard;
    this.onStall = onStall;
  }

  /** Records a reply, then writes it, so that no later fact comes before it in the journal. */
  void write(Request request, RawBsonDocument document, String by) throws IOException {
    Message reply = replyTo(request, document);
    Frame frame = MessageEncoder.encode(reply);
    Future<?> watch = guard.watch(frame.length(), onStall);
    try {
      synchronized (writing) {
        recorder.sent(request, frame, reply, by);
        out.write(frame.bytes());
      }
    } finally {
      watch.cancel(false);
    }
  }

  private Message replyTo(Request request, RawBsonDocument document) {
    int responseTo = request.message().requestId();
    return request.message() instanceof OpQuery
        ? OpReply.of(requestIds.incrementAndGet(), responseTo, document)
        : OpMsg.of(requestIds.incrementAndGet(), responseTo, document);
  }
}
