package io.mockmongo.junit;

import io.mockmongo.tls.Tls;
import java.util.Optional;

/**
 * Whether a server speaks TLS, by certificates that are made on the spot; others are given in code,
 * {@link MockMongoExtensionBuilder#tls}.
 *
 * <pre>{@code
 * @MockMongo(tls = MUTUAL)
 * }</pre>
 */
public enum TlsMode {
  /** It does not. */
  OFF,
  /** It does. */
  ON,
  /** It does, and refuses clients that present no certificate; the injected client has one. */
  MUTUAL;

  Optional<Tls> tls() {
    return switch (this) {
      case OFF -> Optional.empty();
      case ON -> Optional.of(Tls.selfMade());
      case MUTUAL -> Optional.of(Tls.selfMade().requiringClientCertificate());
    };
  }
}
