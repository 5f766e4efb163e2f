/**
 * The code names and error labels that a server adds to errors by itself. Apart from replies, since
 * the labels depend on the request and are decided when a reply is sent.
 */
package io.mockmongo.error;
