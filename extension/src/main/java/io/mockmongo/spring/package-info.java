/**
 * The integration of Spring's tests: an application context gets the address of the shared server
 * that the test class declares, before it starts. Apart, because Spring may be missing: Spring
 * finds the package by {@code META-INF/spring.factories}, and nothing else loads it.
 */
package io.mockmongo.spring;
