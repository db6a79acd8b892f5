/** Static pages from the class path: the dashboard and the API's documentation. Sees {@code api} for problem objects. */
package io.takhin.server.pages;
