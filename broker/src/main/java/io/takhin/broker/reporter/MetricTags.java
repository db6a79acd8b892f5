package io.takhin.broker.reporter;

import com.yammer.metrics.core.MetricName;

/** Tags of a Yammer metric, which only its MBean name has: {@code kafka.log:type=Log,name=Size,topic=t,partition=0}. */
final class MetricTags {

    private MetricTags() {}

    /** The tag's value, or null when the metric does not have it. Topic names are never quoted in MBean names. */
    static String get(MetricName name, String tag) {
        String mbean = name.getMBeanName();
        String start = "," + tag + "=";
        int from = mbean.indexOf(start);
        if (from < 0) {
            return null;
        }
        int valueFrom = from + start.length();
        int to = mbean.indexOf(',', valueFrom);
        return mbean.substring(valueFrom, to < 0 ? mbean.length() : to);
    }
}
