package io.mockmongo.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/**
 * A certificate authority that exists in this JVM only; its private key is never written.
 * Thread-safe.
 */
final class CertificateAuthority {

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final byte[] NAME =
      CertificateBuilder.name("authority", "MockMongo test authority");

  private final KeyPair keys = newKeys();
  private final X509Certificate certificate =
      sign(new CertificateBuilder(NAME, keys.getPublic()).ofAuthority());

  X509Certificate certificate() {
    return certificate;
  }

  Credential server(List<SubjectName> names) {
    KeyPair pair = newKeys();
    byte[] subject = CertificateBuilder.name("server", names.get(0).host());
    return issue(
        pair,
        new CertificateBuilder(subject, pair.getPublic()).ofPeer(SERVER_AUTH).withNames(names));
  }

  Credential client() {
    KeyPair pair = newKeys();
    byte[] subject = CertificateBuilder.name("client", "client");
    return issue(pair, new CertificateBuilder(subject, pair.getPublic()).ofPeer(CLIENT_AUTH));
  }

  private Credential issue(KeyPair pair, CertificateBuilder builder) {
    PrivateKey key = pair.getPrivate();
    return new Credential(key, List.of(sign(builder), certificate));
  }

  private X509Certificate sign(CertificateBuilder builder) {
    byte[] toSign = builder.issuedBy(NAME, keys.getPublic());
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(toSign);
      byte[] der =
          DerEncoder.sequence(
              toSign, CertificateBuilder.SIGNED_BY_ECDSA, DerEncoder.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK could not make a certificate: " + e.getMessage(), e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "this JDK has no EC keys on the curve P-256: " + e.getMessage(), e);
    }
  }
}
