package io.mockmongo.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the database or collection to inject into a parameter or field of type {@code
 * MongoDatabase} or {@code MongoCollection}. The type argument of a collection is its document
 * class.
 *
 * <pre>{@code
 * @Test
 * void saves(@Namespace("shop.orders") MongoCollection<Document> orders) { ... }
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Namespace {

  /** The database, {@code shop}, or the database and the collection, {@code shop.orders}. */
  String value();
}
