package io.takhin.topology.replay;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How much of its memory this process needs: what was still in use after the last garbage collection. */
final class HeapUse {

    private HeapUse() {}

    /** 0 to 1; 0 before the first collection. */
    static double share() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage kept = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += kept == null ? 0 : kept.getUsed();
        }
        return used / (double) Runtime.getRuntime().maxMemory();
    }
}
