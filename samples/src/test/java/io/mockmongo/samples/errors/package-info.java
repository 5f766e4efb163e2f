/** Applications that meet the errors of a server: each is retried, survived, or told of. */
package io.mockmongo.samples.errors;
