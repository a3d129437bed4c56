package dev.diptych.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Spring Batch's repository as one run sees it: once the run is fenced, nothing about it is written
 * any more, for the rows are those of the run that took over. A step's context is written only when
 * it has changed: lanes keep no state, and Spring Batch would write it again after every bundle.
 */
final class FencedRepository {

  private FencedRepository() {}

  /** The repository behind the fence of a run. */
  static JobRepository of(JobRepository repository, RunSignal signal) {
    Map<Long, ExecutionContext> written = new ConcurrentHashMap<>();
    return (JobRepository)
        Proxy.newProxyInstance(
            JobRepository.class.getClassLoader(),
            new Class<?>[] {JobRepository.class},
            (proxy, method, arguments) -> {
              if (signal.fenced() && method.getName().startsWith("update")) {
                return null;
              }
              if (method.getName().equals("updateExecutionContext")
                  && arguments[0] instanceof StepExecution step
                  && new ExecutionContext(step.getExecutionContext())
                      .equals(
                          written.put(
                              step.getId(), new ExecutionContext(step.getExecutionContext())))) {
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
