package dev.diptych.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts what goes to the database through its data source: statements, of which a batch is one,
 * and commits. Put in front of the application's by {@code Desk.open(…, CountedStatements.class)}.
 */
final class CountedStatements implements BeanPostProcessor {

  private static final int SHOWN = 110;

  private final AtomicInteger commits = new AtomicInteger();
  private final Map<String, AtomicInteger> statements = new ConcurrentHashMap<>();

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? counted(DataSource.class, source, "") : bean;
  }

  void reset() {
    commits.set(0);
    statements.clear();
  }

  int commits() {
    return commits.get();
  }

  int statements() {
    return statements.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** Which statements, each with how often; for whoever wants to know where they come from. */
  String described() {
    Map<String, AtomicInteger> sorted = new TreeMap<>();
    statements.forEach(
        (sql, count) ->
            sorted
                .computeIfAbsent(
                    sql.substring(0, Math.min(SHOWN, sql.length())), s -> new AtomicInteger())
                .addAndGet(count.get()));
    StringBuilder lines = new StringBuilder();
    sorted.forEach((sql, count) -> lines.append(count).append("  ").append(sql).append('\n'));
    return lines.toString();
  }

  @SuppressWarnings("unchecked") // a proxy for exactly this interface
  private <T> T counted(Class<T> type, T real, String prepared) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              String name = method.getName();
              String sql =
                  arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                      ? text.replaceAll("\\s+", " ").strip()
                      : prepared;
              if (name.equals("commit")) {
                commits.incrementAndGet();
              } else if (name.startsWith("execute")) {
                statements.computeIfAbsent(sql, s -> new AtomicInteger()).incrementAndGet();
                if (!((Statement) real).isClosed()
                    && ((Statement) real).getConnection().getAutoCommit()
                    && !sql.startsWith("select")
                    && !sql.startsWith("SELECT")) {
                  commits.incrementAndGet();
                }
              }
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (result instanceof Connection connection) {
                return counted(Connection.class, connection, "");
              }
              if (result instanceof Statement && method.getReturnType().isInterface()) {
                Class<Statement> returned = (Class<Statement>) method.getReturnType();
                return counted(returned, (Statement) result, sql);
              }
              return result;
            });
  }
}
