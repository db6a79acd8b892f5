package io.takhin.topology.kit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh topology for each test. */
public abstract class WithTopology {

    @TempDir
    private Path folder;

    protected TopologyKit kit;

    @BeforeEach
    void open() {
        kit = new TopologyKit(folder);
    }

    @AfterEach
    void close() {
        kit.close();
    }
}
