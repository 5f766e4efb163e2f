package io.mockmongo.tls;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own keys, from files; what can't be used is named with its file. */
class OwnKeysTest {

  private static final char[] PASSWORD = "secret".toCharArray();

  private final Credential own =
      new CertificateAuthority().server(List.of(new SubjectName("localhost")));

  @TempDir Path directory;

  @Test
  void a_context_that_can_not_serve_is_refused_where_it_is_given() throws Exception {
    SSLContext empty = SSLContext.getInstance("TLS");

    assertThrows(IllegalStateException.class, () -> Tls.of(empty));
    assertThrows(NullPointerException.class, () -> Tls.of(null));
  }

  @Test
  void pem_files() throws Exception {
    Path chain = file("chain.pem", Pem.of(own.chain().get(0)) + Pem.of(own.chain().get(1)));
    Path key = file("key.pem", Pem.of(own.key()));

    Tls tls = Tls.pem(chain, key);

    assertThat(meet(tls), startsWith("TLSv1.3"));
    assertEquals(own.chain().get(1), tls.caCertificate());
    assertEquals(Pem.of(own.chain().get(1)), tls.caPem());
  }

  @Test
  void one_pem_file_of_both_with_text_between_them() throws Exception {
    Path both = file("both.pem", "subject=...\n" + own.pem().replace("\n", "\r\n") + "\nthe end");

    assertThat(meet(Tls.pem(both, both)), startsWith("TLSv1.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "ed25519"})
  void keys_of_other_kinds_made_by_openssl(String kind) throws Exception {
    OpenSsl.assumeHere();
    Path chain = directory.resolve("chain.pem");
    Path key = directory.resolve("key.pem");
    OpenSsl.prints(
        ("req -x509 -nodes -newkey "
                + kind
                + " -subj /CN=localhost -addext"
                + " subjectAltName=DNS:localhost -keyout "
                + key
                + " -out "
                + chain)
            .split(" "));

    assertThat(meet(Tls.pem(chain, key)), startsWith("TLSv1.3"));
    if (kind.startsWith("rsa")) {
      assertThat(meet(Tls.pem(chain, key).protocols("TLSv1.2")), containsString("_RSA_"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-traditional, RSA PRIVATE KEY",
    "-aes256 -passout pass:secret, ENCRYPTED PRIVATE KEY"
  })
  void keys_in_another_form(String options, String label) throws Exception {
    OpenSsl.assumeHere();
    Path plain = directory.resolve("plain.pem");
    Path key = directory.resolve("key.pem");
    OpenSsl.prints("genpkey", "-algorithm", "RSA", "-out", plain.toString());
    OpenSsl.prints(("pkey -in " + plain + " -out " + key + " " + options).split(" "));

    assertThat(
        refusal(chain(), key),
        is(
            key
                + " has an "
                + label
                + "; convert it to an unencrypted PKCS#8 key (-----BEGIN PRIVATE KEY-----):"
                + " openssl pkcs8 -topk8 -nodes -in key.pem -out key.pem"));
  }

  @Test
  void a_key_of_another_certificate() throws Exception {
    Path key = file("key.pem", Pem.of(new CertificateAuthority().client().key()));

    assertThat(
        refusal(chain(), key),
        is(
            "the private key in "
                + key
                + " does not belong to the first certificate in "
                + chain()
                + ", CN=localhost, OU=server, O=MockMongo"));
  }

  @Test
  void a_certificate_where_the_key_should_be() throws Exception {
    assertThat(
        refusal(chain(), chain()),
        is(
            chain()
                + " has no private key (-----BEGIN PRIVATE KEY-----); it has CERTIFICATE,"
                + " CERTIFICATE"));
  }

  @Test
  void a_key_where_the_certificate_should_be() throws Exception {
    Path key = file("key.pem", Pem.of(own.key()));

    assertThat(
        refusal(key, key),
        is(key + " has no certificate (-----BEGIN CERTIFICATE-----); it has PRIVATE KEY"));
  }

  @Test
  void files_of_something_else() throws Exception {
    Path text = file("notes.txt", "TODO");
    Path broken = file("a.pem", "-----BEGIN CERTIFICATE-----\nTODO\n-----END CERTIFICATE-----\n");

    assertThat(
        refusal(text, text), endsWith("(-----BEGIN CERTIFICATE-----); it is not a PEM file"));
    assertThat(refusal(broken, text), startsWith(broken + " has a malformed certificate: "));
  }

  @Test
  void a_file_that_is_not_there() {
    Path none = directory.resolve("none.pem");

    var e = assertThrows(UncheckedIOException.class, () -> Tls.pem(none, none));

    assertThat(e.getMessage(), startsWith(none + " could not be read: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void a_key_store(String type) throws Exception {
    assertThat(meet(Tls.keyStore(keyStore(type, true), PASSWORD)), startsWith("TLSv1.3"));
  }

  @Test
  void a_key_store_by_the_wrong_password() throws Exception {
    Path file = keyStore("PKCS12", true);

    var e =
        assertThrows(UncheckedIOException.class, () -> Tls.keyStore(file, "wrong".toCharArray()));

    assertThat(
        e.getMessage(),
        is("key store " + file + " could not be opened: keystore password was incorrect"));
  }

  @Test
  void a_key_store_without_a_key() throws Exception {
    Path file = keyStore("PKCS12", false);

    var e = assertThrows(IllegalArgumentException.class, () -> Tls.keyStore(file, PASSWORD));

    assertThat(e.getMessage(), is("key store " + file + " has no private key with a certificate"));
  }

  @Test
  void a_key_store_that_is_none() throws Exception {
    Path file = file("notes.txt", "TODO");

    var e = assertThrows(IllegalArgumentException.class, () -> Tls.keyStore(file, PASSWORD));

    assertThat(e.getMessage(), startsWith("key store " + file + " could not be opened: "));
  }

  @Test
  void clients_come_with_certificates_made_on_the_spot() throws Exception {
    Tls tls = Tls.keyStore(keyStore("PKCS12", true), PASSWORD).needClientAuth();

    assertThat(meet(tls), endsWith(", client CN=client,OU=client,O=MockMongo"));
  }

  @Test
  void settings_are_returned_under_the_names_of_the_jdk() {
    Tls plain = Tls.selfMade();
    Tls strict = plain.needClientAuth().protocols("TLSv1.2");

    assertThat(plain.getNeedClientAuth(), is(false));
    assertThat(plain.getProtocols(), is(List.of()));
    assertThat(strict.getNeedClientAuth(), is(true));
    assertThat(strict.getProtocols(), is(List.of("TLSv1.2")));
  }

  @Test
  void a_context_serves_both_sides_and_tells_nothing() throws Exception {
    Tls tls = Tls.of(SslContexts.of(SslContexts.keys(own), own.chain()));

    assertThat(meet(tls), startsWith("TLSv1.3"));
    assertThat(
        assertThrows(IllegalStateException.class, tls::caPem).getMessage(),
        startsWith("TLS made from an SSLContext has no access to its certificates; "));
  }

  @Test
  void versions_that_there_are_not() {
    var e = assertThrows(IllegalArgumentException.class, () -> Tls.selfMade().protocols("TLSv1.4"));

    assertThat(
        e.getMessage(), startsWith("protocols(\"TLSv1.4\"): this JDK supports TLSv1.3, TLSv1.2, "));
  }

  private static String meet(Tls tls) throws IOException {
    return Meeting.of(tls.clientContext(), "localhost", tls.serverEngines("localhost"));
  }

  private String refusal(Path chain, Path key) {
    return assertThrows(IllegalArgumentException.class, () -> Tls.pem(chain, key)).getMessage();
  }

  private Path chain() throws IOException {
    return file("chain.pem", Pem.of(own.chain().get(0)) + Pem.of(own.chain().get(1)));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Path keyStore(String type, boolean withKey) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry("trusted", own.chain().get(1));
    if (withKey) {
      store.setKeyEntry("own", own.key(), PASSWORD, own.chain().toArray(Certificate[]::new));
    }
    Path file = directory.resolve("a.store");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }
}
