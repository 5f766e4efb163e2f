package io.mockmongo.tls;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates made on the spot, read by others: the JDK's validation and openssl. */
class CertificatesTest {

  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

  private final Credential server =
      AUTHORITY.server(
          List.of(
              new SubjectName("localhost"),
              new SubjectName("127.0.0.1"),
              new SubjectName("::1"),
              new SubjectName("db.example")));

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "db.example"})
  void the_jdk_finds_it_good_for_each_name(String host) throws IOException {
    assertThat(meet(AUTHORITY, host), startsWith("TLSv1.3 TLS_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.example", "127.0.0.2"})
  void and_for_no_other(String host) {
    var e = assertThrows(SSLHandshakeException.class, () -> meet(AUTHORITY, host));

    assertThat(e.getMessage(), containsString(host));
  }

  @Test
  void nobody_trusts_it_who_does_not_trust_its_authority() {
    assertThrows(SSLHandshakeException.class, () -> meet(new CertificateAuthority(), "localhost"));
  }

  @Test
  void a_client_is_no_server() {
    var e =
        assertThrows(
            CertificateException.class,
            () -> trusting(AUTHORITY).checkServerTrusted(chain(AUTHORITY.client()), "ECDHE_ECDSA"));

    assertThat(e.getMessage(), containsString("Extended key usage"));
  }

  @Test
  void it_holds_since_yesterday_and_for_a_year() {
    X509Certificate certificate = server.chain().get(0);

    assertThat(age(certificate), is(1L));
    assertThat(certificate.getNotAfter().toInstant(), lessThan(inDays(398)));
    assertThat(certificate.getNotAfter().toInstant(), greaterThan(inDays(366)));
    assertThat(certificate.getSerialNumber().signum(), is(1));
  }

  @Test
  void openssl_reads_the_servers(@TempDir Path directory) throws IOException {
    OpenSsl.assumeHere();
    Path file = Files.writeString(directory.resolve("a.pem"), Pem.of(server.chain().get(0)));

    String text = OpenSsl.prints("x509", "-in", file.toString(), "-noout", "-text");

    assertThat(
        text.replaceAll("\\s+", " "),
        allOf(
            containsString("Version: 3 (0x2)"),
            containsString("Signature Algorithm: ecdsa-with-SHA256"),
            containsString("Issuer: O = MockMongo, OU = authority, CN = MockMongo test authority"),
            containsString("Subject: O = MockMongo, OU = server, CN = localhost"),
            containsString("ASN1 OID: prime256v1"),
            containsString("X509v3 Basic Constraints: critical CA:FALSE"),
            containsString("X509v3 Key Usage: critical Digital Signature X509v3"),
            containsString("X509v3 Extended Key Usage: TLS Web Server Authentication"),
            containsString(
                "X509v3 Subject Alternative Name: DNS:localhost, IP Address:127.0.0.1,"
                    + " IP Address:0:0:0:0:0:0:0:1, DNS:db.example")));
  }

  @Test
  void openssl_reads_the_authoritys(@TempDir Path directory) throws IOException {
    OpenSsl.assumeHere();
    Path file = Files.writeString(directory.resolve("a.pem"), Pem.of(AUTHORITY.certificate()));

    String text = OpenSsl.prints("x509", "-in", file.toString(), "-noout", "-text");

    assertThat(
        text.replaceAll("\\s+", " "),
        allOf(
            containsString("X509v3 Basic Constraints: critical CA:TRUE, pathlen:0"),
            containsString("X509v3 Key Usage: critical Certificate Sign, CRL Sign")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslserver", "sslclient"})
  void openssl_verifies_it_strictly(String purpose, @TempDir Path directory) throws IOException {
    OpenSsl.assumeHere();
    Credential credential = purpose.equals("sslserver") ? server : AUTHORITY.client();
    Path ca = Files.writeString(directory.resolve("ca.pem"), Pem.of(AUTHORITY.certificate()));
    Path own = Files.writeString(directory.resolve("a.pem"), Pem.of(credential.chain().get(0)));

    String said =
        OpenSsl.prints("verify", "-x509_strict", "-purpose", purpose, "-CAfile", ca + "", own + "");

    assertThat(said.strip(), endsWith(": OK"));
  }

  @Test
  void openssl_finds_the_clients_key_to_be_the_certificates(@TempDir Path directory)
      throws IOException {
    OpenSsl.assumeHere();
    Path file = Files.writeString(directory.resolve("a.pem"), AUTHORITY.client().pem());

    assertThat(
        OpenSsl.prints("pkey", "-in", file.toString(), "-pubout"),
        is(OpenSsl.prints("x509", "-in", file.toString(), "-noout", "-pubkey")));
  }

  private String meet(CertificateAuthority trusted, String host) throws IOException {
    return Meeting.of(
        SslContexts.of(SslContexts.nobody(), List.of(trusted.certificate())),
        host,
        new SslEngineFactory(
            SslContexts.of(SslContexts.keys(server), List.of()), false, List.of()));
  }

  private static X509Certificate[] chain(Credential credential) {
    return credential.chain().toArray(X509Certificate[]::new);
  }

  private static X509ExtendedTrustManager trusting(CertificateAuthority authority)
      throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("ca", authority.certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static long age(X509Certificate certificate) {
    return Duration.between(certificate.getNotBefore().toInstant(), Instant.now()).toDays();
  }

  private static Instant inDays(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }
}
