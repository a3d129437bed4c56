package dev.diptych.console.api;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What the controllers of the JSON API are mapped to, read off their annotations. */
public final class ApiPaths {

  private ApiPaths() {}

  /** Method and path, such as {@code POST /api/orders/run}, with what handles it. */
  public static Map<String, Method> mapped() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Map<String, Method> mapped = new TreeMap<>();
    scanner
        .findCandidateComponents(ApiPaths.class.getPackageName())
        .forEach(
            found ->
                add(
                    ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), ApiPaths.class.getClassLoader()),
                    mapped));
    return mapped;
  }

  private static void add(Class<?> controller, Map<String, Method> mapped) {
    RequestMapping base =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String prefix = base == null || base.path().length == 0 ? "" : base.path()[0];
    for (Method method : controller.getDeclaredMethods()) {
      RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (own != null) {
        for (RequestMethod verb : own.method()) {
          mapped.put(verb + " " + prefix + (own.path().length == 0 ? "" : own.path()[0]), method);
        }
      }
    }
  }
}
