package io.mockmongo.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * What a server of one kind of {@link Tls} lays over its clients' sockets. Immutable; may be used
 * by many threads at once.
 *
 * <pre>{@code
 * TlsStreams streams = Tls.selfMade().layer("localhost").handshake(first, in, out);
 * }</pre>
 */
public final class TlsLayer {

  private final SSLContext context;
  private final boolean needsClient;
  private final List<String> protocols;

  TlsLayer(SSLContext context, boolean needsClient, List<String> protocols) {
    this.context = context;
    this.needsClient = needsClient;
    this.protocols = protocols;
  }

  /**
   * Shakes hands with a client, waiting for it as long as it takes; closing the streams' socket
   * ends the wait.
   *
   * @param first what was read of the client already
   * @param in what else it says
   * @param out what it is told
   * @return streams over these, ready for both directions
   * @throws TlsFailedException if the two do not agree, with what helps
   */
  public TlsStreams handshake(byte[] first, InputStream in, OutputStream out)
      throws TlsFailedException {
    TlsStreams streams = new TlsStreams(engine(), first, in, out);
    try {
      streams.shakeHands();
      return streams;
    } catch (IOException e) {
      throw new TlsFailedException(HandshakeFailure.explain(e), e);
    }
  }

  private SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(needsClient);
    if (!protocols.isEmpty()) {
      engine.setEnabledProtocols(protocols.toArray(String[]::new));
    }
    return engine;
  }
}
