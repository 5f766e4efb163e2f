/**
 * Decoded MongoDB wire messages, the journal of a conversation, and Hamcrest matchers over both.
 *
 * <p>What users may import is what is exported here to all; the rest serves the server.
 */
@SuppressWarnings("module") // the one that is named below is compiled later
module io.mockmongo.matchers {
  requires transitive org.hamcrest;
  requires transitive org.mongodb.bson;
  requires static com.github.luben.zstd_jni;

  exports io.mockmongo.journal;
  exports io.mockmongo.json;
  exports io.mockmongo.matchers;
  exports io.mockmongo.message;
  exports io.mockmongo.pattern;
  exports io.mockmongo.request;
  exports io.mockmongo.wire;
  exports io.mockmongo.bson to
      io.mockmongo.extension;
}
