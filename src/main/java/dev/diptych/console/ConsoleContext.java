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
      Map.ofEntries(
          Map.entry("server.address", "127.0.0.1"),
          Map.entry("server.port", "8080"),
          Map.entry("server.error.include-message", "never"),
          // Two installations of one host are one site to a browser: each has its own cookie.
          Map.entry("server.servlet.session.cookie.name", "diptych-${server.port}"),
          Map.entry("server.servlet.session.cookie.same-site", "lax"),
          Map.entry("server.servlet.session.cookie.http-only", "true"),
          Map.entry("server.servlet.session.tracking-modes", "cookie"),
          // Where a browser is sent does not depend on what a proxy says.
          Map.entry("server.tomcat.use-relative-redirects", "true"),
          // No proxy is believed unless one is configured, and then one on this machine alone.
          Map.entry("server.forward-headers-strategy", "none"),
          Map.entry("server.tomcat.remoteip.internal-proxies", "127.0.0.1/32, ::1/128"),
          Map.entry("server.tomcat.remoteip.host-header", ""),
          // What is larger is told before it is read; see UploadGate, which says who may.
          Map.entry("spring.servlet.multipart.max-file-size", Uploads.MOST_BYTES + "B"),
          Map.entry("spring.servlet.multipart.max-request-size", Uploads.MOST_BYTES + 65_536 + "B"),
          // A browser shows what is told of a file only when it could send the whole of it.
          Map.entry("server.tomcat.max-swallow-size", "256MB"),
          // Pages have English words alone, and Thymeleaf fails where a request names no language.
          Map.entry("spring.web.locale", "en"),
          Map.entry("spring.web.locale-resolver", "fixed"),
          Map.entry("spring.thymeleaf.prefix", "classpath:/dev/diptych/console/page/"),
          Map.entry(
              "spring.messages.basename",
              "dev/diptych/console/page/words,dev/diptych/console/page/access"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoint.health.show-details", "when-authorized"));

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
