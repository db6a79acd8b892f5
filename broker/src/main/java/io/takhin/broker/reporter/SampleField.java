package io.takhin.broker.reporter;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.stats.Sample;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * The private field in which a Yammer histogram keeps its sample. Metrics-core 2.2 is the final version of its line; should
 * a Kafka version bring another class, or a JVM refuse, replacing fails and latency is told approximately.
 */
final class SampleField {

    private static final String NAME = "sample";

    private SampleField() {}

    /** @throws ReflectiveOperationException when the field can't be read */
    static Sample get(Histogram histogram) throws ReflectiveOperationException {
        return (Sample) field().get(histogram);
    }

    /** @throws ReflectiveOperationException when the field can't be written */
    static void set(Histogram histogram, Sample sample) throws ReflectiveOperationException {
        field().set(histogram, sample);
    }

    private static Field field() throws ReflectiveOperationException {
        Field field = Histogram.class.getDeclaredField(NAME);
        try {
            field.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new ReflectiveOperationException(e);
        }
        return field;
    }
}
