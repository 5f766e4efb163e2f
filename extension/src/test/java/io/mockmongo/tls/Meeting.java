package io.mockmongo.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client and a server who shake hands over a real connection. */
final class Meeting {

  private static final int LONGEST_MILLIS = 10_000;

  private Meeting() {}

  /**
   * Has a client of the JDK, which verifies the host's name, meet a server.
   *
   * @return what the server says was agreed on
   * @throws IOException if one does not agree, the client's reason first
   */
  static String of(SSLContext client, String host, TlsLayer server) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket there = new Socket(listening.getInetAddress(), listening.getLocalPort());
        Socket here = listening.accept()) {
      here.setSoTimeout(LONGEST_MILLIS);
      there.setSoTimeout(LONGEST_MILLIS);
      var agreed = CompletableFuture.supplyAsync(() -> accept(server, here));
      SSLSocket secure = (SSLSocket) client.getSocketFactory().createSocket(there, host, 1, true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return agreed.join();
    } catch (CompletionException e) {
      throw (IOException) e.getCause();
    }
  }

  private static String accept(TlsLayer server, Socket socket) {
    try {
      byte[] first = socket.getInputStream().readNBytes(ClientHello.ENOUGH);
      return server.handshake(first, socket.getInputStream(), socket.getOutputStream()).agreed();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
