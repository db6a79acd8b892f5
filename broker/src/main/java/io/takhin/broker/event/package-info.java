/**
 * The event contract: what brokers and collectors say, how it is written as JSON, and in which internal topics it
 * travels. Sees nothing of this project.
 */
package io.takhin.broker.event;
