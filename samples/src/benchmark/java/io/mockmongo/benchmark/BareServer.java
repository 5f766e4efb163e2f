package io.mockmongo.benchmark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The limit: replies that were encoded beforehand, written as soon as a request's name is read. It
 * checks, records and decides nothing; all it does beyond an echo is to wait with awaitable hellos.
 */
final class BareServer implements AutoCloseable {

  private static final int OP_REPLY = 1;
  private static final int OP_QUERY = 2004;
  private static final int OP_MSG = 2013;
  private static final int SMALL = 16 * 1024;
  private static final byte[] AWAITED = "maxAwaitTimeMS".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final byte[] hello;
  private final byte[] otherwise;
  private final Map<String, byte[]> replies;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger requestIds = new AtomicInteger();

  /**
   * Starts a server.
   *
   * @param deployment what it says it is
   * @param replies the body of each command's reply; all others get {@code {ok: 1.0}}
   */
  BareServer(Deployment deployment, Map<String, byte[]> replies) {
    try {
      listener = new ServerSocket(0, 1024, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.hello = deployment.hello("127.0.0.1:" + port());
    this.otherwise = deployment.completed(HandBson.document("ok", 1.0));
    this.replies = new HashMap<>(replies);
    this.replies.replaceAll((command, reply) -> deployment.completed(reply));
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void start(Runnable work) {
    Thread thread = new Thread(work, "bare");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        start(() -> serve(socket));
      } catch (IOException closed) {
        // the loop's condition tells
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      while (true) {
        int length = Integer.reverseBytes(in.readInt());
        byte[] message = new byte[length];
        in.readFully(message, 4, length - 4);
        answer(message, out);
      }
    } catch (IOException | InterruptedException over) {
      // the client or this server closes
    } finally {
      sockets.remove(socket);
      threads.remove(Thread.currentThread());
    }
  }

  private void answer(byte[] message, OutputStream out) throws IOException, InterruptedException {
    int opcode = int32(message, 12);
    int nameAt = opcode == OP_MSG ? 26 : endOfString(message, 20) + 14;
    String name = string(message, nameAt);
    byte[] body = replies.getOrDefault(name, otherwise);
    if (name.equals("hello") || name.equalsIgnoreCase("isMaster")) {
      body = hello;
      if (contains(message, AWAITED)) {
        closing.await(10, TimeUnit.SECONDS);
      }
    }
    write(body, int32(message, 4), opcode == OP_QUERY ? OP_REPLY : OP_MSG, out);
  }

  private void write(byte[] body, int responseTo, int opcode, OutputStream out) throws IOException {
    int headSize = opcode == OP_MSG ? 21 : 36;
    int size = headSize + body.length;
    byte[] head = new byte[body.length <= SMALL ? size : headSize];
    ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(size).putInt(requestIds.incrementAndGet()).putInt(responseTo).putInt(opcode);
    if (opcode == OP_REPLY) {
      fields.putInt(8).putLong(0).putInt(0).putInt(1);
    }
    if (body.length <= SMALL) {
      System.arraycopy(body, 0, head, headSize, body.length);
      out.write(head);
    } else {
      out.write(head);
      out.write(body);
    }
  }

  private static int int32(byte[] bytes, int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  private static int endOfString(byte[] bytes, int at) {
    int end = at;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }

  private static String string(byte[] bytes, int at) {
    return new String(bytes, at, endOfString(bytes, at) - at, StandardCharsets.US_ASCII);
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int from = 0; from + wanted.length <= bytes.length; from++) {
      int count = 0;
      while (count < wanted.length && bytes[from + count] == wanted[count]) {
        count++;
      }
      if (count == wanted.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      listener.close();
      closing.countDown();
      for (Socket socket : sockets) {
        socket.close();
      }
      for (Thread thread : threads) {
        thread.join(1000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
