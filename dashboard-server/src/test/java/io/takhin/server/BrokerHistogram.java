package io.takhin.server;

import java.lang.reflect.Method;
import java.util.Map;

/** A latency histogram of the broker in this JVM, which is there at run time only: what is put into it, it has measured. */
final class BrokerHistogram {

    private final Object histogram;

    private BrokerHistogram(Object histogram) {
        this.histogram = histogram;
    }

    /** @param bean as its MBean is called */
    static BrokerHistogram of(String bean) throws ReflectiveOperationException {
        Object registry = Class.forName("org.apache.kafka.server.metrics.KafkaYammerMetrics")
                .getMethod("defaultRegistry")
                .invoke(null);
        Map<?, ?> all = (Map<?, ?>) registry.getClass().getMethod("allMetrics").invoke(registry);
        for (Map.Entry<?, ?> metric : all.entrySet()) {
            Object name = metric.getKey();
            if (name.getClass().getMethod("getMBeanName").invoke(name).equals(bean)) {
                return new BrokerHistogram(metric.getValue());
            }
        }
        throw new AssertionError("no such histogram: " + bean);
    }

    void measure(int times, long millis) throws ReflectiveOperationException {
        Method update = histogram.getClass().getMethod("update", long.class);
        for (int i = 0; i < times; i++) {
            update.invoke(histogram, millis);
        }
    }
}
