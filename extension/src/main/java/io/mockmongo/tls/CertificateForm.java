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
 * What a certificate says, before it is signed: filled in field by field. Not thread-safe.
 *
 * <p>Specification: RFC 5280, section 4.
 */
final class CertificateForm {

  /** ecdsa-with-SHA256. */
  static final byte[] SIGNED_BY_ECDSA = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

  private static final byte[] ORGANIZATION = Der.oid("2.5.4.10");
  private static final byte[] UNIT = Der.oid("2.5.4.11");
  private static final byte[] COMMON_NAME = Der.oid("2.5.4.3");

  private static final byte[] SUBJECT_KEY = Der.oid("2.5.29.14");
  private static final byte[] KEY_USAGE = Der.oid("2.5.29.15");
  private static final byte[] SUBJECT_NAMES = Der.oid("2.5.29.17");
  private static final byte[] BASIC_CONSTRAINTS = Der.oid("2.5.29.19");
  private static final byte[] AUTHORITY_KEY = Der.oid("2.5.29.35");
  private static final byte[] EXTENDED_KEY_USAGE = Der.oid("2.5.29.37");

  private static final byte[] VERSION_3 = Der.explicit(0, Der.integer(BigInteger.TWO));
  private static final int SERIAL_BITS = 127;
  private static final int POINT_SIZE = 65;

  /** Clocks of clients may be late. */
  private static final Duration BACK = Duration.ofDays(1);

  private static final Duration VALID = Duration.ofDays(397);

  private final byte[] subject;
  private final PublicKey key;
  private final List<byte[]> extensions = new ArrayList<>();

  CertificateForm(byte[] subject, PublicKey key) {
    this.subject = subject;
    this.key = key;
    extend(SUBJECT_KEY, false, Der.octets(idOf(key)));
  }

  /** Returns the name of one of ours; its unit tells servers from clients. */
  static byte[] name(String unit, String commonName) {
    return Der.sequence(
        Der.set(Der.sequence(ORGANIZATION, Der.text("MockMongo"))),
        Der.set(Der.sequence(UNIT, Der.text(unit))),
        Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
  }

  /** Says that the subject may sign certificates, those of no further authority. */
  CertificateForm ofAuthority() {
    extend(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true), Der.integer(BigInteger.ZERO)));
    return extend(KEY_USAGE, true, Der.bits(1, (byte) 0x06)); // keyCertSign, cRLSign
  }

  /** Says that the subject may sign handshakes, as what the purpose says. */
  CertificateForm ofPeer(String purpose) {
    extend(BASIC_CONSTRAINTS, true, Der.sequence());
    extend(KEY_USAGE, true, Der.bits(7, (byte) 0x80)); // digitalSignature
    return extend(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(purpose)));
  }

  CertificateForm withNames(List<SubjectName> names) {
    byte[][] encoded = names.stream().map(SubjectName::der).toArray(byte[][]::new);
    return extend(SUBJECT_NAMES, false, Der.sequence(encoded));
  }

  /** Returns what the issuer is to sign. */
  byte[] issuedBy(byte[] issuer, PublicKey issuerKey) {
    extend(AUTHORITY_KEY, false, Der.sequence(Der.implicit(0, idOf(issuerKey))));
    Instant now = Instant.now();
    return Der.sequence(
        VERSION_3,
        Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
        SIGNED_BY_ECDSA,
        issuer,
        Der.sequence(Der.time(now.minus(BACK)), Der.time(now.plus(VALID))),
        subject,
        key.getEncoded(),
        Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
  }

  private CertificateForm extend(byte[] name, boolean isCritical, byte[] value) {
    extensions.add(
        isCritical
            ? Der.sequence(name, Der.bool(true), Der.octets(value))
            : Der.sequence(name, Der.octets(value)));
    return this;
  }

  /** Returns the hash of the key's bits, by which certificates refer to it. */
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
