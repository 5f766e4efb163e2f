package io.mockmongo.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of a PEM file, which has blocks of several kinds; text between them is ignored.
 *
 * <p>Specification: RFC 7468.
 */
final class PemFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  private final Path path;
  private final List<Block> blocks;

  private record Block(String label, String base64) {}

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if reading the file fails
   */
  PemFile(Path path) {
    this.path = path;
    this.blocks = blocks(text(path));
  }

  /** Returns the certificates in order, at least one. */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks) {
      if (block.label().equals(Pem.CERTIFICATE)) {
        certificates.add(certificate(block));
      }
    }
    if (certificates.isEmpty()) {
      throw refusal("has no certificate (-----BEGIN CERTIFICATE-----)" + instead());
    }
    return certificates;
  }

  /** Returns the first private key. */
  PrivateKey privateKey() {
    for (Block block : blocks) {
      if (block.label().equals(Pem.PRIVATE_KEY)) {
        return privateKey(block);
      }
      if (block.label().endsWith(Pem.PRIVATE_KEY)) {
        throw refusal(
            "has an "
                + block.label()
                + "; convert it to an unencrypted PKCS#8 key (-----BEGIN PRIVATE KEY-----):"
                + " openssl pkcs8 -topk8 -nodes -in "
                + path.getFileName()
                + " -out key.pem");
      }
    }
    throw refusal("has no private key (-----BEGIN PRIVATE KEY-----)" + instead());
  }

  private X509Certificate certificate(Block block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(block)));
    } catch (CertificateException e) {
      throw refusal("has a malformed certificate: " + e.getMessage());
    }
  }

  private PrivateKey privateKey(Block block) {
    var spec = new PKCS8EncodedKeySpec(bytes(block));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException otherAlgorithm) {
        // the next one is tried
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this JDK does not support " + algorithm + " keys", e);
      }
    }
    throw refusal("has a private key of another algorithm than " + String.join(", ", ALGORITHMS));
  }

  private byte[] bytes(Block block) {
    try {
      return Base64.getMimeDecoder().decode(block.base64());
    } catch (IllegalArgumentException e) {
      throw refusal("has a " + block.label() + " that is not Base64: " + e.getMessage());
    }
  }

  private String instead() {
    return blocks.isEmpty()
        ? "; it is not a PEM file"
        : "; it has " + String.join(", ", blocks.stream().map(Block::label).toList());
  }

  private IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException(path + " " + what);
  }

  private static String text(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be read: " + e, e);
    }
  }

  private static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }
}
