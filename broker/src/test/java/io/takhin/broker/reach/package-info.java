/** Tests of this package. */
package io.takhin.broker.reach;
