package shop

import com.mongodb.MongoException
import com.mongodb.client.model.Filters.eq
import com.mongodb.kotlin.client.coroutine.ClientSession
import com.mongodb.kotlin.client.coroutine.MongoClient
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map
import org.bson.Document

data class Order(val number: Int, val customer: String)

/** The orders of a shop, kept in MongoDB. */
class Orders(private val client: MongoClient) {
  private val collection = client.getDatabase("shop").getCollection<Document>("orders")

  suspend fun save(order: Order) {
    collection.insertOne(order.toDocument())
  }

  fun of(customer: String): Flow<Order> =
      collection.find(eq("customer", customer)).batchSize(2).map { it.toOrder() }

  /** Saves orders together, and once more if others have changed the same documents. */
  suspend fun saveTogether(vararg orders: Order) {
    client.startSession().use { session ->
      var attempts = 0
      do {
        val isDone = tryToSave(session, orders.toList(), isLast = ++attempts == ATTEMPTS)
      } while (!isDone)
    }
  }

  private suspend fun tryToSave(session: ClientSession, orders: List<Order>, isLast: Boolean): Boolean {
    session.startTransaction()
    try {
      orders.forEach { collection.insertOne(session, it.toDocument()) }
      session.commitTransaction()
      return true
    } catch (e: MongoException) {
      session.abortTransaction()
      if (isLast || !e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)) throw e
      return false
    }
  }

  private fun Order.toDocument() = Document("_id", number).append("customer", customer)

  private fun Document.toOrder() = Order(getInteger("_id"), getString("customer"))

  private companion object {
    const val ATTEMPTS = 3
  }
}
