package io.takhin.server;

import io.takhin.server.config.Settings;

/** The composition root: which broker, traffic, sink, collector and topology a command runs. */
final class Composition implements Parts.Factory {

    @Override
    public Parts of(Settings settings) {
        throw new UnsupportedOperationException(
                "no parts are wired into this build for " + settings.command().word());
    }
}
