package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A router hides the state changes of its shards, if a fail point allows it. */
class RouterFailPointTest {

  private final MockMongoServer server =
      MockMongoServer.builder().profile(ServerProfile.standalone()).start();

  @BeforeEach
  void answer() {
    server.autoResponds(command("ping")).repliesOk();
  }

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "91, true, 6",
    "10107, true, 6",
    "91, false, 91",
    "2, true, 2",
  })
  void of_a_router(int code, boolean allowed, int seen) {
    server.autoResponds(hello()).replies("{msg: 'isdbgrid'}");

    assertThat(codeOf(code, allowed), is(seen));
  }

  @Test
  void a_member_tells_its_own() {
    assertThat(codeOf(91, true), is(91));
  }

  private int codeOf(int code, boolean allowed) {
    server.failPoint(
        """
        {configureFailPoint: 'failCommand', mode: 'alwaysOn', data: {
            failCommands: ['ping'], errorCode: %d, allowRewriteStateChange: %s}}
        """
            .formatted(code, allowed));
    try (MongoClient client = MongoClients.create(server.uri("", "retryReads=false"))) {
      return assertThrows(MongoException.class, () -> ping(client)).getCode();
    }
  }
}
