package dev.diptych.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Spring Batch's repository as one run sees it: once the run is fenced, nothing about it is written
 * any more, for the rows are those of the run that took over.
 */
final class FencedRepository {

  private FencedRepository() {}

  /** The repository behind the fence of a run. */
  static JobRepository of(JobRepository repository, RunSignal signal) {
    return (JobRepository)
        Proxy.newProxyInstance(
            JobRepository.class.getClassLoader(),
            new Class<?>[] {JobRepository.class},
            (proxy, method, arguments) -> {
              if (signal.fenced() && method.getName().startsWith("update")) {
                return null;
              }
              try {
                return method.invoke(repository, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
