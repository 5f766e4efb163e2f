package io.mockmongo.junit;

import io.mockmongo.tls.Tls;
import java.util.Optional;

/**
 * The use of TLS by a server, with generated certificates; {@link MockMongoExtensionBuilder#tls}
 * takes your own.
 *
 * <pre>{@code
 * @MockMongo(tls = MUTUAL)
 * }</pre>
 */
public enum TlsMode {
  /** The server does not speak TLS. */
  OFF,
  /** The server speaks TLS. */
  ON,
  /**
   * The server speaks TLS and rejects clients without a certificate; the injected client has one.
   */
  MUTUAL;

  Optional<Tls> tls() {
    return switch (this) {
      case OFF -> Optional.empty();
      case ON -> Optional.of(Tls.selfMade());
      case MUTUAL -> Optional.of(Tls.selfMade().needClientAuth());
    };
  }
}
