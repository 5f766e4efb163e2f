package io.mockmongo.samples

import com.mongodb.client.MongoClient
import com.mongodb.client.MongoCollection
import io.mockmongo.junit.AutoRespond
import io.mockmongo.junit.MockMongo
import io.mockmongo.matchers.MongoMatchers.command
import io.mockmongo.script.Times.once
import io.mockmongo.server.MockMongoServer
import java.time.Duration
import org.bson.Document
import org.hamcrest.Matchers.equalTo
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Tests in Kotlin: patterns and replies need no dollar signs. */
@MockMongo
class KotlinTest {

  @Test
  @AutoRespond(command = ["insert"], reply = ["{n: 1}"])
  fun saves_in_a_session(client: MongoClient, server: MockMongoServer) {
    orders(client).insertOne(Document("_id", 7))

    server.verify(
        once(),
        command("insert")
            .on("shop.orders")
            .matching("{documents: [{_id: 7}], lsid: {@@exists: true}}"))
  }

  @Test
  fun is_acknowledged(client: MongoClient, server: MockMongoServer) {
    val insert = server.go { orders(client).insertOne(Document("_id", 7)) }

    server.receives(command("insert")).replies("{n: 1}")

    assertTrue(insert.result().wasAcknowledged())
  }

  @Test
  fun asks_without_failing(client: MongoClient, server: MockMongoServer) {
    val insert = server.go { orders(client).insertOne(Document("_id", 7)) }
    server.receives(command("insert")).hangsUp()

    val retry = server.tryReceive(command("insert"), Duration.ofSeconds(5)).orElse(null)
    retry?.replies("{n: 1}")

    server.waitUntil({ insert.isDone }, equalTo(true))
    assertTrue(server.tryWaitUntil({ insert.isDone }, Duration.ZERO))
    assertTrue(insert.result().wasAcknowledged())
  }

  @Test
  @AutoRespond(command = ["whoAreYou"], reply = ["{me: '@{address}'}"])
  fun knows_its_address(client: MongoClient, server: MockMongoServer) {
    val reply = client.getDatabase("admin").runCommand(Document("whoAreYou", 1))

    assertEquals(server.address(), reply.getString("me"))
    server.verify(once(), command("whoAreYou").matching($$"{$db: 'admin'}"))
  }

  private fun orders(client: MongoClient): MongoCollection<Document> =
      client.getDatabase("shop").getCollection("orders")
}
