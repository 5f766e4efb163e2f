package io.mockmongo.socket;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** Makes the transport over the socket of a client, with or without TLS. */
@FunctionalInterface
interface TransportFactory {

  /** The factory of transports without TLS. */
  TransportFactory PLAIN = SocketTransport::over;

  /** Returns the factory of transports with TLS, each over an engine of its own. */
  static TransportFactory tls(Supplier<SSLEngine> engines) {
    return socket -> TlsTransport.over(socket, engines);
  }

  Transport over(Socket socket) throws IOException;
}
