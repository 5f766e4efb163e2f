package io.mockmongo.samples.interop;

import io.mockmongo.message.Message;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.FrameReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between clients and a server, passes on what comes and keeps it. */
final class RecordingProxy implements AutoCloseable {

  private static final int LONGEST_WAIT_MILLIS = 5_000;

  private final int serverPort;
  private final ServerSocket listener;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** Starts to listen, and passes connections on to a server on loopback. */
  RecordingProxy(String serverAddress) throws IOException {
    serverPort = Integer.parseInt(serverAddress.substring(serverAddress.lastIndexOf(':') + 1));
    listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns the connections so far, oldest first. */
  List<Link> links() {
    return List.copyOf(links);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
      links.add(link);
      start(() -> link.pump(true));
      start(() -> link.pump(false));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // a socket was closed, which is how each of them ends
              }
            });
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Closes all sockets; nothing is recorded any more when this returns. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (Link link : links) {
      link.close();
    }
    for (Thread thread : threads) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One client's connection, and the one to the server that stands for it. */
  static final class Link implements AutoCloseable {

    private final Socket client;
    private final Socket server;
    private final List<Segment> segments = new ArrayList<>();

    private Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    /** The port that the server sees its client at. */
    int port() {
      return server.getLocalPort();
    }

    /** Returns what went either way, in order. */
    synchronized List<Segment> segments() {
      return List.copyOf(segments);
    }

    /** Returns how many bytes each whole message has that went one way, in order. */
    synchronized Iterator<Integer> lengths(boolean toServer) throws IOException {
      var bytes = new ByteArrayOutputStream();
      segments.stream()
          .filter(segment -> segment.toServer() == toServer)
          .forEach(segment -> bytes.writeBytes(segment.bytes()));
      var frames = new FrameReader(new ByteArrayInputStream(bytes.toByteArray()), Message.MAX_SIZE);
      List<Integer> lengths = new ArrayList<>();
      for (Frame frame = frames.read(); frame != null; frame = frames.read()) {
        lengths.add(frame.length());
      }
      return lengths.iterator();
    }

    /** A segment is kept before it is passed on, so before there can be an answer to it. */
    private synchronized void keep(boolean toServer, byte[] bytes) {
      segments.add(new Segment(toServer, bytes));
    }

    private void pump(boolean toServer) throws IOException {
      Socket from = toServer ? client : server;
      Socket to = toServer ? server : client;
      var buffer = new byte[8 * 1024];
      try (from;
          to) {
        for (int count; (count = from.getInputStream().read(buffer)) >= 0; ) {
          keep(toServer, Arrays.copyOf(buffer, count));
          to.getOutputStream().write(buffer, 0, count);
        }
      }
    }

    @Override
    public void close() {
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
