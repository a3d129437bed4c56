package dev.diptych.cli;

import dev.diptych.operations.Lookout;
import dev.diptych.wiring.LookoutContext;
import dev.diptych.wiring.OperationsContext;
import dev.diptych.wiring.RescueContext;
import dev.diptych.wiring.WorkbenchContext;
import dev.diptych.workbench.Workbench;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the Spring context a verb needs when it first asks for a bean, so that help and usage
 * errors cost none. One process runs one verb and has at most one context.
 */
final class Contexts implements AutoCloseable {

  private final Class<?>[] additional;
  private @Nullable ConfigurableApplicationContext open;
  private @Nullable LookoutContext lookout;

  /**
   * No context yet.
   *
   * @param additional configuration classes to load besides, for tests
   */
  Contexts(Class<?>... additional) {
    this.additional = additional;
  }

  /** The workbench, in a context without a database. */
  Workbench workbench() {
    return context(WorkbenchContext.class).getBean(Workbench.class);
  }

  /** A bean of the context with everything: the store, the job and its operations. */
  <T> T operations(Class<T> type) {
    return context(OperationsContext.class).getBean(type);
  }

  /** A bean of the context that works without opening the database. */
  <T> T rescue(Class<T> type) {
    return context(RescueContext.class).getBean(type);
  }

  /** What runs and what needs a person; without a Spring context, for it is asked for often. */
  Lookout lookout() {
    LookoutContext context = lookout == null ? LookoutContext.open() : lookout;
    lookout = context;
    return context.lookout();
  }

  private ConfigurableApplicationContext context(Class<?> kind) {
    ConfigurableApplicationContext context = open;
    if (context == null) {
      SpringApplication application = new SpringApplication(kind);
      for (Class<?> source : additional) {
        application.addPrimarySources(List.of(source));
      }
      application.setWebApplicationType(WebApplicationType.NONE);
      application.setBannerMode(Banner.Mode.OFF);
      application.setLogStartupInfo(false);
      try {
        context = application.run();
      } catch (RuntimeException e) {
        throw ExplainedFailure.in(e).orElse(e);
      }
      open = context;
    }
    return context;
  }

  /** Closes the context if a verb started one; the next bean that is asked for starts another. */
  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
    if (lookout != null) {
      lookout.close();
      lookout = null;
    }
  }
}
