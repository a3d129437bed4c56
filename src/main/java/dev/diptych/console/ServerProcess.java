package dev.diptych.console;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.Serving;
import dev.diptych.run.RunSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The process that serves, from its start until it has ended; one a process. */
public final class ServerProcess implements AutoCloseable {

  private final ServletWebServerApplicationContext context;
  private final Serving serving;
  private final Optional<Path> firstPassword;

  private ServerProcess(
      ServletWebServerApplicationContext context, Serving serving, Optional<Path> firstPassword) {
    this.context = context;
    this.serving = serving;
    this.firstPassword = firstPassword;
  }

  /**
   * Starts to serve.
   *
   * @param port instead of the configured one, 0 for any that is free; {@code null} for that one
   * @param additional configuration classes to load besides, for tests
   * @throws dev.diptych.operations.BusyException while another process holds the database
   * @throws dev.diptych.job.RefusedException if another process serves
   */
  public static ServerProcess start(@Nullable Integer port, Class<?>... additional) {
    SpringApplication application = new SpringApplication(ConsoleContext.class);
    for (Class<?> source : additional) {
      application.addPrimarySources(List.of(source));
    }
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    Map<String, Object> defaults = new HashMap<>(ConsoleContext.DEFAULTS);
    application.setDefaultProperties(defaults);
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext)
            (port == null ? application.run() : application.run("--server.port=" + port));
    Serving serving = context.getBean(Serving.class);
    try {
      serving.require();
      ServerProcess server =
          new ServerProcess(context, serving, context.getBean(Accounts.class).makeFirst());
      serving.begin(server.address(), context.getBean(RunSettings.class).beat());
      return server;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Where the pages are. */
  public String address() {
    String host = context.getEnvironment().getProperty("server.address", "127.0.0.1");
    return "http://%s:%d"
        .formatted(host, Objects.requireNonNull(context.getWebServer(), "web server").getPort());
  }

  /** The file with the password of the first account; empty if that was changed. */
  public Optional<Path> firstPassword() {
    return firstPassword;
  }

  /** A bean of this process, for tests. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Takes no more orders and asks all runs to stop; pages are still served. */
  public void drain() {
    serving.drain();
  }

  /** Waits until the last run has ended, then ends the pages and the database. */
  @Override
  public void close() {
    try {
      serving.close();
    } finally {
      context.close();
    }
  }
}
