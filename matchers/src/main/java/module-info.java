/**
 * Decoded MongoDB wire messages, the journal of a conversation, and Hamcrest matchers for both.
 *
 * <p>The API for users is the packages that are exported to all modules; the others are internal.
 */
@SuppressWarnings("module") // the module named below is compiled later
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
