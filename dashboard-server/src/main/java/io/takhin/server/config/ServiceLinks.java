package io.takhin.server.config;

import java.util.regex.Pattern;

/**
 * Variables that Kubernetes sets in each container for each Service of the namespace, after the Service's name: beside one
 * named takhin, or takhin-kafka, they look like settings.
 */
final class ServiceLinks {

    private static final Pattern NAME =
            Pattern.compile("TAKHIN_(.*_)?(SERVICE_(HOST|PORT(_.*)?)|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)");

    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLinks() {}

    static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || name.endsWith("_PORT") && ADDRESS.matcher(value).matches();
    }
}
