package dev.diptych.console.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the controllers of this package have in common. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/diptych/console/api/api.properties")
class ApiConfiguration implements WebMvcConfigurer {

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(new JacksonJsonHttpMessageConverter(ApiJson.MAPPER));
  }

  /** Before those of Spring Security, whose refusals it words. */
  @Bean
  FilterRegistrationBean<ApiFilter> apiFilter() {
    FilterRegistrationBean<ApiFilter> filter = new FilterRegistrationBean<>(new ApiFilter());
    filter.addUrlPatterns("/api/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }
}
