/**
 * What a server adds to its errors by itself: names of codes, and labels. Apart from replies, since
 * it depends on the request and is decided when a reply is sent.
 */
package io.mockmongo.error;
