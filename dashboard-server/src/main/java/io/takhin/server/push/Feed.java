package io.takhin.server.push;

import io.takhin.server.api.Frames;

/** What clients are sent from: the views of the present, or of a replay. */
public record Feed(Frames frames, ViewStreams streams) {}
