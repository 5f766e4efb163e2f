package io.mockmongo.samples;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.wire.FrameReader;
import io.mockmongo.wire.MessageDecoder;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;

/** A client as they were before OP_MSG, which no current driver is. */
final class OldClient implements AutoCloseable {

  private static final String COLLECTION = "shop.orders";

  private final Socket socket;
  private final FrameReader frames;

  OldClient(String address) throws IOException {
    String[] parts = address.split(":");
    socket = new Socket(parts[0], Integer.parseInt(parts[1]));
    frames = new FrameReader(socket.getInputStream(), Message.MAX_SIZE);
  }

  void insert(String document) throws IOException {
    send(new OpInsert(1, 0, 0, COLLECTION, List.of(ExtendedJson.parse(document))));
  }

  void killCursor(long cursor) throws IOException {
    send(new OpKillCursors(1, 0, 0, List.of(cursor)));
  }

  /** Asks for the new orders, as long as there is a cursor that has more. */
  List<RawBsonDocument> findNew() throws IOException {
    RawBsonDocument query = ExtendedJson.parse("{status: 'new'}");
    OpReply reply = ask(new OpQuery(2, 0, 0, COLLECTION, 0, 2, query, Optional.empty()));
    List<RawBsonDocument> found = new ArrayList<>(reply.documents());
    while (reply.cursorId() != 0) {
      reply = ask(new OpGetMore(3, 0, 0, COLLECTION, 2, reply.cursorId()));
      found.addAll(reply.documents());
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private OpReply ask(Message request) throws IOException {
    send(request);
    return (OpReply) MessageDecoder.decode(frames.read());
  }

  private void send(Message request) throws IOException {
    socket.getOutputStream().write(MessageEncoder.encode(request).bytes());
  }
}
