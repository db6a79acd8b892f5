package io.takhin.topology.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Whether RocksDB stores can be read back, checksums included. Kafka Streams' iterators take a corrupt block for the end
 * of the store: without this check half a board would look like the whole.
 */
final class StoreCheck {

    static {
        RocksDB.loadLibrary();
    }

    private StoreCheck() {}

    /** What is wrong with the first of a task's stores that can't be read; empty when all can. */
    static Optional<String> problem(Path task) {
        try {
            for (Path store : stores(task)) {
                verify(store);
            }
            return Optional.empty();
        } catch (IOException | RocksDBException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** All folders in which RocksDB has files. */
    private static List<Path> stores(Path task) throws IOException {
        try (Stream<Path> files = Files.walk(task)) {
            return files.filter(StoreCheck::isRocksDb)
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }

    private static boolean isRocksDb(Path file) {
        String name = file.getFileName().toString();
        return name.equals("CURRENT") || name.startsWith("MANIFEST-") || name.endsWith(".sst");
    }

    private static void verify(Path store) throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions().setInfoLogLevel(InfoLogLevel.FATAL_LEVEL);
                RocksDB database =
                        RocksDB.openReadOnly(options, store.toString(), families(store.toString()), handles)) {
            database.verifyChecksum();
        } catch (RocksDBException e) {
            throw new RocksDBException(store.getFileName() + ": " + e.getMessage());
        } finally {
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    private static List<ColumnFamilyDescriptor> families(String store) throws RocksDBException {
        try (Options options = new Options()) {
            List<byte[]> names = RocksDB.listColumnFamilies(options, store);
            if (names.isEmpty()) {
                throw new RocksDBException("CURRENT or MANIFEST can't be read");
            }
            return names.stream().map(ColumnFamilyDescriptor::new).toList();
        }
    }
}
