package io.mockmongo.cursor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The open cursors of all servers of a conversation. A cursor is open at one server only, such as
 * the mongos that the client asked first: the others do not find it. Thread-safe.
 *
 * <pre>{@code
 * OpenCursors cursors = all.newServer("127.0.0.1:27017");
 * boolean belongsElsewhere = all.isOfAnotherServer(id, cursors);
 * }</pre>
 */
public final class CursorsOfConversation {

  private final List<OpenCursors> servers = new CopyOnWriteArrayList<>();

  /**
   * Makes the open cursors of one more server.
   *
   * @param address the server's {@code host:port}
   * @return its open cursors, none yet
   */
  public OpenCursors newServer(String address) {
    OpenCursors cursors = new OpenCursors(address);
    servers.add(cursors);
    return cursors;
  }

  /**
   * Tells whether another server of the conversation has opened a cursor.
   *
   * @param id the cursor's id
   * @param here the cursors of this server
   */
  boolean isOfAnotherServer(long id, OpenCursors here) {
    return servers.stream().anyMatch(each -> each != here && each.hasIssued(id));
  }
}
