package io.mockmongo.socket;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
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

  /** Returns the factory of transports with TLS, or without if there are no engines. */
  static TransportFactory of(Optional<Supplier<SSLEngine>> engines) {
    return engines.map(TransportFactory::tls).orElse(PLAIN);
  }

  Transport over(Socket socket) throws IOException;
}
