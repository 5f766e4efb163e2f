/**
 * The scripted MongoDB server and its JUnit 5 extension.
 *
 * <p>The API for users is the exported packages; the others are internal.
 */
module io.mockmongo.extension {
  requires transitive io.mockmongo.matchers;
  requires java.management;
  requires static transitive org.junit.jupiter.api;
  requires static transitive org.junit.jupiter.params;
  requires static transitive org.mongodb.driver.core;
  requires static org.mongodb.driver.reactivestreams;
  requires static org.mongodb.driver.sync.client;
  requires static org.opentest4j;
  requires static transitive org.reactivestreams;
  requires static spring.beans;
  requires static spring.context;
  requires static spring.core;
  requires static spring.test;

  exports io.mockmongo.driver;
  exports io.mockmongo.junit;
  exports io.mockmongo.profile;
  exports io.mockmongo.reply;
  exports io.mockmongo.report;
  exports io.mockmongo.script;
  exports io.mockmongo.server;
  exports io.mockmongo.tls;
  exports io.mockmongo.topology;

  opens io.mockmongo.junit to
      org.junit.platform.commons;
  opens io.mockmongo.spring to
      spring.core;
}
