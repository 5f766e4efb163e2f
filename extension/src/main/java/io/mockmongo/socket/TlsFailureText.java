package io.mockmongo.socket;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLException;

/** What the JDK says of a handshake that failed, in words that tell what helps. */
final class TlsFailureText {

  private static final String NO_CERTIFICATE = "Empty client certificate chain";
  private static final String NOT_TRUSTED = "PKIX path";
  private static final String REMEDY =
      "; give it server.applyTo(settings), or Tls.clientContext() or caPem() of the server's Tls";
  private static final String ALERT = "Received fatal alert: ";

  /** Alerts of a client that does not like the server's certificate. RFC 8446, section 6.2. */
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
    String said = String.valueOf(e.getMessage());
    if (said.contains(NO_CERTIFICATE)) {
      return "the client presents no certificate, which this server requires; give it"
          + " server.applyTo(settings), or Tls.clientContext() or clientPem() of the server's Tls";
    }
    if (said.contains(NOT_TRUSTED)) {
      return "the server does not trust the client's certificate: " + said;
    }
    if (!(e instanceof SSLException)) {
      return "the client goes away during the handshake ("
          + said
          + "), as clients do that do not trust the server's certificate"
          + REMEDY;
    }
    int alert = said.indexOf(ALERT);
    return alert < 0 ? said : refusal(said.substring(alert + ALERT.length()));
  }

  private static String refusal(String alert) {
    return CERTIFICATE_ALERTS.contains(alert)
        ? "the client refuses the server's certificate (alert "
            + alert
            + "): it does not trust it, or it is not good for the host that the client connected to"
            + REMEDY
        : "the client refuses (alert " + alert + ")";
  }
}
