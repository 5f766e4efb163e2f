package io.mockmongo.socket;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLException;

/** The message of a failed TLS handshake: explains the JDK's exception, and says what to do. */
final class TlsFailureText {

  private static final String NO_CERTIFICATE = "Empty client certificate chain";
  private static final String NOT_TRUSTED = "PKIX path";
  private static final String REMEDY =
      "; configure the client with server.applyTo(settings), or with Tls.clientContext() or"
          + " caPem() of the server's Tls";
  private static final String ALERT = "Received fatal alert: ";

  /** The alerts of a client that rejects the server's certificate. RFC 8446, section 6.2. */
  private static final List<String> CERTIFICATE_ALERTS =
      List.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca");

  private TlsFailureText() {}

  static String explain(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains(NO_CERTIFICATE)) {
      return "the client sent no certificate, which this server requires; configure the client"
          + " with server.applyTo(settings), or with Tls.clientContext() or clientPem() of the"
          + " server's Tls";
    }
    if (message.contains(NOT_TRUSTED)) {
      return "the server does not trust the client's certificate: " + message;
    }
    if (!(e instanceof SSLException)) {
      return "the client closed the connection during the handshake ("
          + message
          + "), as a client does that does not trust the server's certificate"
          + REMEDY;
    }
    int alert = message.indexOf(ALERT);
    return alert < 0 ? message : rejection(message.substring(alert + ALERT.length()));
  }

  private static String rejection(String alert) {
    return CERTIFICATE_ALERTS.contains(alert)
        ? "the client rejected the server's certificate (alert "
            + alert
            + "): the client does not trust it, or it is not valid for the host that the client used"
            + REMEDY
        : "the client rejected the handshake (alert " + alert + ")";
  }
}
