package dev.diptych.console;

import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.Orders;
import dev.diptych.operations.Serving;
import dev.diptych.store.Database;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.RunOrders;
import dev.diptych.store.Servers;
import dev.diptych.wiring.OperationsContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The process that serves: everything of {@link OperationsContext}, and on top the pages, the JSON
 * API, schedules and alerts. Here, and nowhere else, Spring Boot configures by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      // The store opens its own database and brings its own tables with it.
      DataSourceAutoConfiguration.class,
      // It would make a user and log the password.
      UserDetailsServiceAutoConfiguration.class
    })
@ConfigurationPropertiesScan({
  "dev.diptych.console",
  "dev.diptych.operations.schedule",
  "dev.diptych.operations.notice"
})
@ComponentScan({
  "dev.diptych.console",
  "dev.diptych.operations.schedule",
  "dev.diptych.operations.notice"
})
@Import(OperationsContext.class)
public class ConsoleContext {

  /** What holds where an installation says nothing else. */
  public static final Map<String, Object> DEFAULTS =
      Map.of(
          "server.address", "127.0.0.1",
          "server.port", "8080",
          "server.error.include-message", "never",
          "spring.thymeleaf.prefix", "classpath:/dev/diptych/console/page/",
          "spring.messages.basename", "dev/diptych/console/page/words",
          "management.endpoints.web.exposure.include", "health,prometheus",
          "management.endpoint.health.show-details", "when-authorized");

  @Bean(destroyMethod = "")
  OrderTaker orderTaker(Orders orders, OrderDesk desk, RunOrders placed, Clock clock) {
    return new OrderTaker(orders, desk, placed, clock);
  }

  /** Closed by whoever began to serve, before the pages are gone. */
  @Bean(destroyMethod = "")
  Serving serving(
      OrderTaker taker,
      OrderDesk desk,
      Servers servers,
      Database database,
      ProcessIdentity process,
      Clock clock,
      List<Serving.Companion> companions) {
    return new Serving(taker, desk, servers, database, process, clock, companions);
  }
}
