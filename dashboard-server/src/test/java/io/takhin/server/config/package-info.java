/** Tests of the package of the same name. */
package io.takhin.server.config;
