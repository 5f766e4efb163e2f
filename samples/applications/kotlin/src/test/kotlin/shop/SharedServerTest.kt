package shop

import com.mongodb.kotlin.client.coroutine.MongoClient
import io.mockmongo.junit.AutoRespond
import io.mockmongo.junit.MockMongo
import io.mockmongo.junit.Scope
import io.mockmongo.matchers.MongoMatchers.command
import io.mockmongo.script.Times.once
import io.mockmongo.server.MockMongoServer
import java.util.concurrent.ConcurrentLinkedQueue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.platform.engine.TestExecutionResult
import org.junit.platform.engine.discovery.DiscoverySelectors.selectClass
import org.junit.platform.testkit.engine.EngineTestKit

/** Classes that declare it equally share one server and its client, and each has its own answers. */
class SharedServerTest {
  @MockMongo(scope = Scope.SHARED)
  class OneCase {
    @Test
    @AutoRespond(command = ["insert"])
    fun saves(client: MongoClient, server: MockMongoServer) = runBlocking {
      clients.add(client)
      Orders(client).save(Order(7, "Ann"))
      server.verify(once(), command("insert"))
    }
  }

  @MockMongo(scope = Scope.SHARED)
  class OtherCase {
    @Test
    @AutoRespond(command = ["insert"])
    fun saves(client: MongoClient, server: MockMongoServer) = runBlocking {
      clients.add(client)
      Orders(client).save(Order(8, "Bob"))
      server.verify(once(), command("insert"))
    }
  }

  @Test
  fun `the client is made once`() {
    val run =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(OneCase::class.java), selectClass(OtherCase::class.java))
            .execute()

    run.testEvents().assertStatistics { it.succeeded(2).failed(0) }
    assertEquals(1, clients.toSet().size)
  }

  @MockMongo
  class UndeclaredCase {
    @Test
    fun saves(client: MongoClient) = runBlocking { Orders(client).save(Order(7, "Ann")) }
  }

  @Test
  fun `a request that nobody declared is named with the line of the test`() {
    val failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(UndeclaredCase::class.java))
            .execute()
            .testEvents()
            .failed()
            .list()
    val failure =
        failures.single().getRequiredPayload(TestExecutionResult::class.java)
    val texts =
        (listOf(failure.throwable.get()) + failure.throwable.get().suppressed).map {
          it.message!!.replace(Regex("\\.kt:\\d+"), ".kt:LINE")
        }

    assertTrue(
        "MockMongo: insert shop.orders was not answered (SharedServerTest.kt:LINE)" in
            texts.first(),
        texts.first())
    assertEquals(
        """
        insert shop.orders was not answered (SharedServerTest.kt:LINE)
            {insert: 'orders', ordered: true, documents: [{_id: 7, customer: 'Ann'}]}  session 1, txn 1
            declare a reply, or run the call with server.go(...) and take the request with server.receives(...)
        """
            .trimIndent(),
        texts.last())
  }

  private companion object {
    val clients = ConcurrentLinkedQueue<MongoClient>()
  }
}
