package io.takhin.topology;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.ToldOnce;
import io.takhin.topology.shared.Windows;
import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayList;
import java.util.List;

/** Reads what happened from the stores of a running topology. Thread-safe. */
public final class StoredAnnotations implements Annotations {

    private final Windows windows;

    public StoredAnnotations(Windows windows) {
        this.windows = windows;
    }

    @Override
    public List<Annotation> between(String clusterId, long fromMillis, long toMillis) {
        List<Annotation> told = new ArrayList<>();
        for (ViewStores view : AnnotationStores.RECORDED) {
            windows.forEachOf(
                    AnnotationStores.name(view),
                    Annotation.prefix(clusterId),
                    fromMillis - ToldOnce.SAME_MILLIS,
                    toMillis - 1,
                    (key, atMillis, value) -> told.add(Annotation.stored(key, atMillis, value)));
        }
        return ToldOnce.since(fromMillis, told);
    }
}
