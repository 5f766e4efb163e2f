package shop

import com.mongodb.MongoWriteException
import com.mongodb.kotlin.client.coroutine.MongoClient
import io.mockmongo.junit.AutoRespond
import io.mockmongo.junit.MockMongo
import io.mockmongo.matchers.MongoMatchers.command
import io.mockmongo.reply.Cursor
import io.mockmongo.reply.ServerError.DUPLICATE_KEY
import io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY
import io.mockmongo.reply.ServerError.WRITE_CONFLICT
import io.mockmongo.script.Times.never
import io.mockmongo.script.Times.once
import io.mockmongo.script.Times.times
import io.mockmongo.server.MockMongoServer
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** Orders with the driver of Kotlin's coroutines, whose client is injected. */
@MockMongo
class OrdersTest {
  private val ann = Order(7, "Ann")

  @Test
  @AutoRespond(command = ["insert"])
  @AutoRespond(command = ["find"], documents = ["{_id: 7, customer: 'Ann'}"])
  fun `are saved and found`(client: MongoClient, server: MockMongoServer) = runBlocking<Unit> {
    val orders = Orders(client)

    orders.save(ann)

    assertEquals(listOf(ann), orders.of("Ann").toList())
    server.verify(once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"))
  }

  @Test
  @AutoRespond(command = ["insert"], error = [DUPLICATE_KEY])
  fun `a number is used once`(client: MongoClient) {
    val failure =
        assertThrows(MongoWriteException::class.java) { runBlocking { Orders(client).save(ann) } }

    assertEquals(11000, failure.code)
  }

  @Test
  @AutoRespond(command = ["insert"], error = [NOT_WRITABLE_PRIMARY], times = 1)
  @AutoRespond(command = ["insert"])
  fun `are saved across a step-down`(client: MongoClient, server: MockMongoServer) = runBlocking<Unit> {
    Orders(client).save(ann)

    server.verify(times(2), command("insert"))
  }

  @Test
  @AutoRespond(command = ["insert"], error = [WRITE_CONFLICT], times = 1)
  @AutoRespond(command = ["insert"])
  fun `a transaction is tried again after a write conflict`(
      client: MongoClient,
      server: MockMongoServer
  ) = runBlocking<Unit> {
    Orders(client).saveTogether(ann, Order(8, "Bob"))

    server.verifyInOrder(
        command("insert").startingTransaction(),
        command("abortTransaction"),
        command("insert").startingTransaction(),
        command("insert").inTransaction(),
        command("commitTransaction"))
  }

  @Test
  fun `step by step`(client: MongoClient, server: MockMongoServer) = runBlocking<Unit> {
    val found = async { Orders(client).of("Ann").toList() }

    launch {
      server.receives(command("find")).replies(Cursor.of("{_id: 7, customer: 'Ann'}"))
    }

    assertEquals(listOf(ann), found.await())
  }

  @Test
  fun `a flow that ends early kills its cursor`(client: MongoClient, server: MockMongoServer) =
      runBlocking<Unit> {
        val many = Array(200) { "{_id: ${it + 7}, customer: 'Ann'}" } // a flow reads ahead
        server.autoResponds(command("find", "getMore")).replies(Cursor.of(*many))

        assertEquals(ann, Orders(client).of("Ann").first())

        server.awaits(command("killCursors").on("shop.orders"))
      }

  @Test
  fun `a flow that is cancelled while it waits for a batch kills its cursor after it`(
      client: MongoClient,
      server: MockMongoServer
  ) = runBlocking<Unit> {
    val find = launch { Orders(client).of("Ann").toList() }
    yield()
    server
        .receives(command("find"))
        .replies($$"{cursor: {id: {$numberLong: '9'}, firstBatch: [{_id: 7, customer: 'Ann'}]}}")
    val next = server.receives(command("getMore"))

    find.cancelAndJoin()

    server.verify(never(), command("killCursors"))
    next.replies($$"{cursor: {id: {$numberLong: '9'}, nextBatch: [{_id: 8, customer: 'Ann'}]}}")
    server.awaits(command("killCursors").matching($$"{cursors: [{$numberLong: '9'}]}"))
  }

  @Test
  fun `a transaction whose coroutine is cancelled is aborted`(
      client: MongoClient,
      server: MockMongoServer
  ) = runBlocking<Unit> {
    val saving = launch(Dispatchers.Default) { Orders(client).saveTogether(ann) }
    val insert = server.receives(command("insert").startingTransaction())

    saving.cancel()
    insert.repliesOk()

    server.awaits(command("abortTransaction").inTransactionOf(insert))
  }
}
