/**
 * Where the clients of a tested application connect to, as the integration of its framework sees.
 */
package io.mockmongo.application;
