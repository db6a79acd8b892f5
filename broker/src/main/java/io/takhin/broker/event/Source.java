package io.takhin.broker.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who observed a fact: inside the broker, or from outside by the Admin API. */
public enum Source {
    @JsonProperty("plugin")
    PLUGIN,
    @JsonProperty("collector")
    COLLECTOR
}
