package io.takhin.broker.reporter;

import com.yammer.metrics.core.Histogram;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taps on the broker's request histograms. */
final class LatencyTaps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LatencyTaps.class);

    static final List<String> REQUESTS = List.of("Produce", "FetchConsumer", "FetchFollower");

    static final String TOTAL = "TotalTimeMs";

    static final List<String> PHASES = List.of(
            TOTAL, "RequestQueueTimeMs", "LocalTimeMs", "RemoteTimeMs", "ResponseQueueTimeMs", "ResponseSendTimeMs");

    /** What opens a tap; tests pass one that fails. */
    interface Opener {
        LatencyTap open(Histogram histogram) throws ReflectiveOperationException;
    }

    private final Opener opener;
    private final Map<String, LatencyTap> taps = new ConcurrentHashMap<>();
    private volatile boolean approximate;

    LatencyTaps() {
        this(LatencyTap::open);
    }

    LatencyTaps(Opener opener) {
        this.opener = opener;
    }

    /** Whether a histogram could not be tapped: then all rows are approximate, so that a view never mixes the two. */
    boolean approximate() {
        return approximate;
    }

    /** The tap of a request and phase; null when the broker does not have it. */
    LatencyTap get(String request, String phase) {
        return taps.get(key(request, phase));
    }

    void add(String request, String phase, Histogram histogram) {
        if (!REQUESTS.contains(request) || !PHASES.contains(phase)) {
            return;
        }
        taps.compute(key(request, phase), (key, known) -> {
            if (known != null && known.histogram() == histogram) {
                return known;
            }
            return open(histogram);
        });
    }

    private LatencyTap open(Histogram histogram) {
        try {
            return opener.open(histogram);
        } catch (ReflectiveOperationException | SecurityException e) {
            if (!approximate) {
                LOG.warn(
                        "Request histograms can't be tapped; percentiles will be the broker's own, approximate ones.",
                        e);
            }
            approximate = true;
            return LatencyTap.approximate(histogram);
        }
    }

    void remove(String request, String phase) {
        taps.remove(key(request, phase));
    }

    /** Puts all original samples back. */
    @Override
    public void close() {
        for (LatencyTap tap : taps.values()) {
            try {
                tap.close();
            } catch (ReflectiveOperationException | SecurityException e) {
                LOG.warn("a request histogram's own sample could not be put back", e);
            }
        }
        taps.clear();
    }

    private static String key(String request, String phase) {
        return request + "|" + phase;
    }
}
