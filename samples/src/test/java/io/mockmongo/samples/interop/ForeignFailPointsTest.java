package io.mockmongo.samples.interop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fail points that drivers of other languages configure strike them, and nobody else. */
@AutoRespond(command = "insert")
@AutoRespond(command = "find")
class ForeignFailPointsTest {

  private static final List<String> OUTPUT =
      List.of("count 0", "error 2 BadValue", "found", "inserted 7", "count 2");

  @ParameterizedTest
  @EnumSource(names = {"PYMONGO", "NODE"})
  @MockMongo(strictProtocol = true, leaks = Leak.FAIL_POINTS)
  void break_the_server_for_themselves(
      ForeignClient client, MockMongoServer server, MongoClient other) {
    client.assumeHere();

    assertEquals(OUTPUT, client.runs("failpoint", server.uri()));

    other.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 8));
    server.verify(times(2), command("find"));
    server.verify(times(2), command("insert").matching("{documents: [{_id: 7}]}"));
    server.verify(times(1), command("insert").matching("{documents: [{_id: 8}]}"));
  }
}
