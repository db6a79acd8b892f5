package io.takhin.broker.collector;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/** A real Admin whose named calls fail, or answer, as they are told to. */
final class FailingAdmin {

    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Map<String, Function<Object[], Object>> answers = new ConcurrentHashMap<>();
    private final Admin admin;

    FailingAdmin(Admin real) {
        admin = (Admin) Proxy.newProxyInstance(
                FailingAdmin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, args) -> {
                    if (answers.containsKey(method.getName())) {
                        return answers.get(method.getName()).apply(args);
                    }
                    if (failures.containsKey(method.getName())) {
                        throw failures.get(method.getName());
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    Admin admin() {
        return admin;
    }

    void fail(String method, RuntimeException failure) {
        failures.put(method, failure);
    }

    /** The call is answered by the test, from its arguments. */
    void answer(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
    }

    void heal() {
        answers.clear();
        failures.clear();
    }
}
