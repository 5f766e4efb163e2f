package io.mockmongo.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The builder of the part of a certificate that its issuer signs. Not thread-safe.
 *
 * <p>Specification: RFC 5280, section 4.
 */
final class CertificateBuilder {

  /** ecdsa-with-SHA256. */
  static final byte[] SIGNED_BY_ECDSA = DerEncoder.sequence(DerEncoder.oid("1.2.840.10045.4.3.2"));

  private static final byte[] ORGANIZATION = DerEncoder.oid("2.5.4.10");
  private static final byte[] UNIT = DerEncoder.oid("2.5.4.11");
  private static final byte[] COMMON_NAME = DerEncoder.oid("2.5.4.3");

  private static final byte[] SUBJECT_KEY = DerEncoder.oid("2.5.29.14");
  private static final byte[] KEY_USAGE = DerEncoder.oid("2.5.29.15");
  private static final byte[] SUBJECT_NAMES = DerEncoder.oid("2.5.29.17");
  private static final byte[] BASIC_CONSTRAINTS = DerEncoder.oid("2.5.29.19");
  private static final byte[] AUTHORITY_KEY = DerEncoder.oid("2.5.29.35");
  private static final byte[] EXTENDED_KEY_USAGE = DerEncoder.oid("2.5.29.37");

  private static final byte[] VERSION_3 =
      DerEncoder.explicit(0, DerEncoder.integer(BigInteger.TWO));
  private static final int SERIAL_BITS = 127;
  private static final int POINT_SIZE = 65;

  /** How long before now a certificate is valid: clocks of clients may be behind. */
  private static final Duration BEFORE_NOW = Duration.ofDays(1);

  private static final Duration VALID = Duration.ofDays(397);

  private final byte[] subject;
  private final PublicKey key;
  private final List<byte[]> extensions = new ArrayList<>();

  CertificateBuilder(byte[] subject, PublicKey key) {
    this.subject = subject;
    this.key = key;
    extend(SUBJECT_KEY, false, DerEncoder.octets(idOf(key)));
  }

  /** Returns the encoded name of a subject; the unit distinguishes servers from clients. */
  static byte[] name(String unit, String commonName) {
    return DerEncoder.sequence(
        DerEncoder.set(DerEncoder.sequence(ORGANIZATION, DerEncoder.text("MockMongo"))),
        DerEncoder.set(DerEncoder.sequence(UNIT, DerEncoder.text(unit))),
        DerEncoder.set(DerEncoder.sequence(COMMON_NAME, DerEncoder.text(commonName))));
  }

  /** Allows the subject to sign certificates, but not those of another authority. */
  CertificateBuilder ofAuthority() {
    extend(
        BASIC_CONSTRAINTS,
        true,
        DerEncoder.sequence(DerEncoder.bool(true), DerEncoder.integer(BigInteger.ZERO)));
    return extend(KEY_USAGE, true, DerEncoder.bits(1, (byte) 0x06)); // keyCertSign, cRLSign
  }

  /** Allows the subject to sign handshakes, as a server or a client. */
  CertificateBuilder ofPeer(String purpose) {
    extend(BASIC_CONSTRAINTS, true, DerEncoder.sequence());
    extend(KEY_USAGE, true, DerEncoder.bits(7, (byte) 0x80)); // digitalSignature
    return extend(EXTENDED_KEY_USAGE, false, DerEncoder.sequence(DerEncoder.oid(purpose)));
  }

  CertificateBuilder withNames(List<SubjectName> names) {
    byte[][] encoded = names.stream().map(SubjectName::der).toArray(byte[][]::new);
    return extend(SUBJECT_NAMES, false, DerEncoder.sequence(encoded));
  }

  /** Returns the encoded certificate without signature, which the issuer signs. */
  byte[] issuedBy(byte[] issuer, PublicKey issuerKey) {
    extend(AUTHORITY_KEY, false, DerEncoder.sequence(DerEncoder.implicit(0, idOf(issuerKey))));
    Instant now = Instant.now();
    return DerEncoder.sequence(
        VERSION_3,
        DerEncoder.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
        SIGNED_BY_ECDSA,
        issuer,
        DerEncoder.sequence(
            DerEncoder.time(now.minus(BEFORE_NOW)), DerEncoder.time(now.plus(VALID))),
        subject,
        key.getEncoded(),
        DerEncoder.explicit(3, DerEncoder.sequence(extensions.toArray(byte[][]::new))));
  }

  private CertificateBuilder extend(byte[] name, boolean isCritical, byte[] value) {
    extensions.add(
        isCritical
            ? DerEncoder.sequence(name, DerEncoder.bool(true), DerEncoder.octets(value))
            : DerEncoder.sequence(name, DerEncoder.octets(value)));
    return this;
  }

  /** Returns the hash of the key, by which certificates identify it. */
  private static byte[] idOf(PublicKey key) {
    byte[] encoded = key.getEncoded(); // the point of an EC key of 256 bits comes last
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - POINT_SIZE, encoded.length);
    try {
      return MessageDigest.getInstance("SHA-1").digest(point);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-1", e);
    }
  }
}
