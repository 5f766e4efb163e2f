/* Holds the conversation of ForeignClientsTest by libmongoc and prints a line for each step. */

#include <mongoc/mongoc.h>
#include <stdio.h>
#include <stdlib.h>

static void check(bool as_expected, const char *step, const bson_error_t *error) {
  if (!as_expected) {
    fprintf(stderr, "%s: domain %u, code %u: %s\n", step, error->domain, error->code,
            error->message);
    exit(1);
  }
}

static bool run(mongoc_client_t *client, const char *database, const char *name,
                bson_t *reply, bson_error_t *error) {
  bson_t command = BSON_INITIALIZER;
  BSON_APPEND_INT32(&command, name, 1);
  bool done = mongoc_client_command_simple(client, database, &command, NULL, reply, error);
  bson_destroy(&command);
  return done;
}

static void ping(mongoc_client_t *client) {
  bson_t reply;
  bson_iter_t ok;
  bson_error_t error = {0};
  check(run(client, "admin", "ping", &reply, &error), "ping", &error);
  check(bson_iter_init_find(&ok, &reply, "ok"), "ok of ping", &error);
  printf("ping %.1f\n", bson_iter_as_double(&ok));
  bson_destroy(&reply);
}

static bool insert(mongoc_collection_t *orders, const char *json, bson_error_t *error) {
  bson_t *order = bson_new_from_json((const uint8_t *)json, -1, error);
  check(order != NULL, json, error);
  bool done = mongoc_collection_insert_one(orders, order, NULL, NULL, error);
  bson_destroy(order);
  return done;
}

static int32_t id_of(const bson_t *document) {
  bson_iter_t id;
  return bson_iter_init_find(&id, document, "_id") ? bson_iter_int32(&id) : -1;
}

static const char *what_of(const bson_t *document) {
  bson_iter_t what;
  return bson_iter_init_find(&what, document, "what") ? bson_iter_utf8(&what, NULL) : "?";
}

static void find(mongoc_collection_t *orders) {
  bson_error_t error = {0};
  bson_t filter = BSON_INITIALIZER;
  bson_t *options = BCON_NEW("batchSize", BCON_INT32(2));
  mongoc_cursor_t *cursor =
      mongoc_collection_find_with_opts(orders, &filter, options, NULL);
  const bson_t *order;
  const char *before = "found ";
  while (mongoc_cursor_next(cursor, &order)) {
    printf("%s%d %s", before, id_of(order), what_of(order));
    before = ", ";
  }
  check(!mongoc_cursor_error(cursor, &error), "find", &error);
  printf("\n");
  mongoc_cursor_destroy(cursor);
  bson_destroy(options);
  bson_destroy(&filter);
}

static void fail(mongoc_client_t *client, mongoc_collection_t *orders) {
  bson_error_t error = {0};
  check(!insert(orders, "{\"_id\": 7}", &error), "duplicate", &error);
  printf("duplicate %u\n", error.code);

  check(!run(client, "shop", "frobnicate", NULL, &error), "unknown", &error);
  printf("unknown %u\n", error.code);

  check(!run(client, "shop", "dbStats", NULL, &error), "hang-up", &error);
  check(error.domain == MONGOC_ERROR_STREAM, "hang-up", &error);
  printf("hung up\n");
}

int main(int count, char *arguments[]) {
  bson_error_t error = {0};
  if (count != 2) {
    fprintf(stderr, "usage: %s URI\n", arguments[0]);
    return 2;
  }
  mongoc_init();
  mongoc_uri_t *uri = mongoc_uri_new_with_error(arguments[1], &error);
  check(uri != NULL, arguments[1], &error);
  mongoc_client_t *client = mongoc_client_new_from_uri(uri);
  mongoc_collection_t *orders = mongoc_client_get_collection(client, "shop", "orders");

  ping(client);
  check(insert(orders,
               "{\"_id\": 7, \"what\": \"Tee f\xc3\xbcr zwei\", \"price\": 2.5, "
               "\"lines\": [{\"qty\": {\"$numberLong\": \"7000000000\"}}]}",
               &error),
        "insert", &error);
  printf("inserted 7\n");
  find(orders);
  fail(client, orders);
  ping(client);

  mongoc_collection_destroy(orders);
  mongoc_client_destroy(client);
  mongoc_uri_destroy(uri);
  mongoc_cleanup();
  return 0;
}
