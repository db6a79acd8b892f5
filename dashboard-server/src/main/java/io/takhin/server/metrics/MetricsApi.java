package io.takhin.server.metrics;

import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.takhin.server.api.Parameters;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** {@code GET /metrics}, in the form that the scraper asks for. */
public final class MetricsApi {

    private final CollectorRegistry registry;

    public MetricsApi(CollectorRegistry registry) {
        this.registry = registry;
    }

    public void scrape(Context ctx) throws IOException {
        Parameters.rejectUnknown(ctx, List.of());
        String contentType = TextFormat.chooseContentType(ctx.header("Accept"));
        StringWriter text = new StringWriter(16_384);
        TextFormat.writeFormat(contentType, text, registry.metricFamilySamples());
        ctx.contentType(contentType).result(text.toString());
    }
}
