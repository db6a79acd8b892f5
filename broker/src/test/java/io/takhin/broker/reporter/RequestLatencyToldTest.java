package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.stats.Sample;
import io.takhin.broker.event.RequestLatency;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestLatencyToldTest {

    private static final Teller TELLER = new Teller("c1", 3, 500);

    private final FakeBroker broker = new FakeBroker();

    private static RequestLatencyTold told(LatencyTaps taps) {
        return new RequestLatencyTold(TELLER, taps, 1_000);
    }

    private LatencyTaps follow(LatencyTaps taps) {
        broker.registry.addListener(new RegistryIndex(taps));
        return taps;
    }

    @Test
    void intervals_holdEveryValueThatTheHistogramCounted_whileManyThreadsRecord() throws Exception {
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        RequestLatencyTold told = told(follow(new LatencyTaps()));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int seed = t;
            threads.add(new Thread(() -> new Random(seed).ints(50_000, 0, 2_000).forEach(produce::update)));
        }
        threads.forEach(Thread::start);

        long counted = 0;
        double sum = 0;
        long sequence = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            sequence++;
            org.HdrHistogram.Histogram interval = decode(told.tell(sequence, 1_000 + sequence), 0);
            counted += interval.getTotalCount();
            sum += interval.getMean() * interval.getTotalCount();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        org.HdrHistogram.Histogram rest = decode(told.tell(sequence + 1, 9_000), 0);
        counted += rest.getTotalCount();
        sum += rest.getMean() * rest.getTotalCount();

        assertThat(sequence).isPositive();
        assertThat(counted).isEqualTo(produce.count()).isEqualTo(200_000);
        assertThat(Math.round(sum)).isEqualTo(Math.round(produce.sum()));
    }

    @Test
    void percentiles_areThoseOfAllValues() throws Exception {
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        RequestLatencyTold told = told(follow(new LatencyTaps()));
        for (int value = 1; value <= 1_000; value++) {
            produce.update(value);
        }
        org.HdrHistogram.Histogram interval = decode(told.tell(1, 2_000), 0);
        assertThat(interval.getValueAtPercentile(50)).isEqualTo(500);
        assertThat(interval.getValueAtPercentile(95)).isEqualTo(950);
        assertThat(interval.getValueAtPercentile(99)).isEqualTo(990);
    }

    @Test
    void rows_withoutValues_areLeftOut_butForProduceAndFetchTotals() {
        for (String request : List.of("Produce", "FetchConsumer", "FetchFollower", "Metadata")) {
            for (String phase : LatencyTaps.PHASES) {
                broker.request(request, phase);
            }
        }
        broker.request("FetchFollower", "RemoteTimeMs").update(500);
        RequestLatencyTold told = told(follow(new LatencyTaps()));
        broker.request("FetchFollower", "RemoteTimeMs").update(500);
        broker.request("Metadata", "TotalTimeMs").update(500);

        RequestLatency first = told.tell(1, 2_000);
        assertThat(first.requests()).containsExactly("Produce", "FetchConsumer", "FetchFollower");
        assertThat(first.phases()).containsExactly("TotalTimeMs", "TotalTimeMs", "RemoteTimeMs");
        assertThat(first.counts()).containsExactly(0, 0, 1);
        assertThat(first.approximate()).isFalse();

        RequestLatency second = told.tell(2, 3_000);
        assertThat(second.requests()).containsExactly("Produce", "FetchConsumer");
        assertThat(second.fromMillis()).isEqualTo(2_000);
        assertThat(second.atMillis()).isEqualTo(3_000);
        assertThat(second.sequence()).isEqualTo(2);
    }

    @Test
    void values_outsideTheRange_countAsItsEnds() throws Exception {
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        RequestLatencyTold told = told(follow(new LatencyTaps()));
        produce.update(Long.MAX_VALUE);
        produce.update(-5);
        org.HdrHistogram.Histogram interval = decode(told.tell(1, 2_000), 0);
        assertThat(interval.getTotalCount()).isEqualTo(2);
        assertThat(interval.getMinValue()).isZero();
        assertThat(interval.valuesAreEquivalent(interval.getMaxValue(), RecordingSample.MOST_MILLIS))
                .isTrue();
    }

    @Test
    void rows_areTheHistogramsOwnPercentiles_whenItCanNotBeTapped() {
        LatencyTaps taps = follow(new LatencyTaps(histogram -> {
            throw new NoSuchFieldException("sample");
        }));
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        for (int value = 1; value <= 100; value++) {
            produce.update(value);
        }
        RequestLatency event = told(taps).tell(1, 2_000);
        assertThat(event.approximate()).isTrue();
        assertThat(event.histograms()).isNull();
        assertThat(event.requests()).containsExactly("Produce");
        assertThat(event.counts()).containsExactly(100);
        assertThat(event.p50Millis()).containsExactly(50.5);
        assertThat(event.p95Millis()[0]).isBetween(95.0, 96.0);
        assertThat(event.p99Millis()[0]).isBetween(99.0, 100.0);
    }

    @Test
    void close_putsTheOriginalSampleBack() throws Exception {
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        Sample original = SampleField.get(produce);
        LatencyTaps taps = follow(new LatencyTaps());
        assertThat(SampleField.get(produce)).isInstanceOf(RecordingSample.class);
        produce.update(7);
        taps.close();
        assertThat(SampleField.get(produce)).isSameAs(original);
        assertThat(produce.getSnapshot().getValues()).containsExactly(7);
    }

    @Test
    void tap_replacesOneThatWasLeftOpen() throws Exception {
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        Sample original = SampleField.get(produce);
        follow(new LatencyTaps());
        LatencyTaps second = follow(new LatencyTaps());
        second.close();
        assertThat(SampleField.get(produce)).isSameAs(original);
    }

    private static org.HdrHistogram.Histogram decode(RequestLatency event, int row) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(event.histograms()[row]);
        org.HdrHistogram.Histogram histogram =
                org.HdrHistogram.Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        assertThat(event.counts()[row]).isEqualTo(histogram.getTotalCount());
        return histogram;
    }
}
