package io.takhin.topology.replay;

import io.takhin.topology.replay.CaptureIndex.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A captured interval. Checked when it is opened; its events are read as they are needed, a block of each lane at a time. */
public final class CaptureFile implements EventLog {

    private final Path path;
    private final CaptureHeader header;
    private final Map<Lane, List<Place>> byLane;

    private CaptureFile(Path path, CaptureIndex index) {
        this.path = path;
        this.header = index.header();
        this.byLane = Map.copyOf(index.byLane());
    }

    /** @throws CaptureException when it is no whole capture of a known version */
    public static CaptureFile open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new CaptureException(path.toString(), "a file", "a folder", "Give a file that takhin capture wrote.");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new CaptureFile(path, CaptureIndex.of(path, channel));
        } catch (NoSuchFileException e) {
            throw new CaptureException(path.toString(), "a file", "none", "Give a file that takhin capture wrote.");
        }
    }

    public CaptureHeader header() {
        return header;
    }

    @Override
    public Retained retained() {
        return new Retained(header.fromMillis(), header.toMillis());
    }

    @Override
    public Set<String> clusters() {
        return header.clusters().size() < CaptureHeader.MOST_CLUSTERS ? new TreeSet<>(header.clusters()) : Set.of();
    }

    @Override
    public Lanes open(long fromMillis, Decoder decoder) throws IOException {
        return new FileLanes(fromMillis, decoder);
    }

    private final class FileLanes implements Lanes {

        private final FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        private final List<Lane> lanes = new ArrayList<>(byLane.keySet());
        private final List<Deque<Told>> ahead = new ArrayList<>();
        private final List<Deque<Place>> left = new ArrayList<>();
        private final long fromMillis;
        private final Decoder decoder;

        FileLanes(long fromMillis, Decoder decoder) throws IOException {
            this.fromMillis = fromMillis;
            this.decoder = decoder;
            lanes.sort(Comparator.comparing(Lane::topic).thenComparing(Lane::partition));
            for (Lane lane : lanes) {
                Deque<Place> places = new ArrayDeque<>(byLane.get(lane));
                while (!places.isEmpty() && places.peek().block().lastMillis() < fromMillis) {
                    places.remove();
                }
                left.add(places);
                ahead.add(new ArrayDeque<>());
            }
        }

        @Override
        public int count() {
            return lanes.size();
        }

        @Override
        public Lane lane(int index) {
            return lanes.get(index);
        }

        @Override
        public Told peek(int index) throws IOException {
            Deque<Told> records = ahead.get(index);
            while (records.isEmpty() && !left.get(index).isEmpty()) {
                read(left.get(index).remove(), records);
            }
            return records.peek();
        }

        private void read(Place place, Deque<Told> records) throws IOException {
            byte[] stored = new byte[place.block().storedBytes()];
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            int more = 0;
            while (buffer.hasRemaining() && more >= 0) {
                more = channel.read(buffer, place.position() + buffer.position());
            }
            byte[] raw = place.block().isIntact(stored) ? place.block().decompress(stored) : null;
            if (raw == null) {
                throw damaged(place);
            }
            ByteBuffer bytes = ByteBuffer.wrap(raw);
            for (int i = 0; i < place.block().records(); i++) {
                if (bytes.remaining() < CaptureBlock.RECORD_HEAD_BYTES) {
                    throw damaged(place);
                }
                long atMillis = bytes.getLong();
                long offset = bytes.getLong();
                int length = bytes.getInt();
                if (length < 0 || length > bytes.remaining()) {
                    throw damaged(place);
                }
                byte[] value = new byte[length];
                bytes.get(value);
                if (atMillis >= fromMillis) {
                    records.add(decoder.told(offset, atMillis, value));
                }
            }
        }

        private CaptureException damaged(Place place) {
            return new CaptureException(
                    path.toString(),
                    place.block().records() + " records in the block at byte " + place.position(),
                    "other content",
                    "Get another copy, or capture it again.");
        }

        @Override
        public Iterable<Told> atHand(int index) {
            return ahead.get(index);
        }

        @Override
        public void advance(int index) {
            ahead.get(index).remove();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
