package io.mockmongo.request;

import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import org.junit.jupiter.api.Test;

class CompressionPatternTest {

  private static final Received PLAIN = request("{ping: 1, $db: 'admin'}");
  private static final Received PRESSED =
      new RecordedRequest(PLAIN, 1).compressedWith(Compressor.ZLIB);

  @Test
  void a_compressor_is_matched_by_its_name() {
    matches(PRESSED, anyRequest().compressedWith(Compressor.ZLIB));
    differs(
        PRESSED,
        anyRequest().compressedWith(Compressor.SNAPPY),
        "compressor: expected snappy, but was zlib");
    differs(
        PLAIN,
        anyRequest().compressedWith(Compressor.SNAPPY),
        "compressor: expected snappy, but was none");
  }

  @Test
  void what_is_not_compressed_is_matched() {
    matches(PLAIN, anyRequest().uncompressed());
    differs(PRESSED, anyRequest().uncompressed(), "compressor: expected none, but was zlib");
  }

  @Test
  void reads_as_it_was_written() {
    assertThat(
        command("ping").compressedWith(Compressor.ZSTD).uncompressed().toString(),
        is("ping compressed with zstd uncompressed"));
  }

  @Test
  void a_compressor_must_be_given() {
    refused(
        () -> anyRequest().compressedWith(null),
        "compressedWith(...) takes a compressor, not null");
  }
}
