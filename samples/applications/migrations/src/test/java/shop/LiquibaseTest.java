package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;

import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

/** What Liquibase sends is answered with nothing to declare. */
@MockMongo(answers = EMPTY_DATABASE)
class LiquibaseTest {

  @Test
  void migrates(MockMongoServer server) throws Exception {
    ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor();
    Database shop =
        DatabaseFactory.getInstance()
            .openDatabase(server.uri("shop"), null, null, null, resources);

    try (Liquibase liquibase = new Liquibase("changelog.xml", resources, shop)) {
      liquibase.update();
    }

    server.verify(once(), command("createIndexes").on("shop.orders"));
    server.verify(once(), command("insert").on("shop.orders"));
  }
}
