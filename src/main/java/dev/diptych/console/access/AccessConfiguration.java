package dev.diptych.console.access;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.Passwords;
import dev.diptych.operations.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who may see and do what. A request passes, in this order: the headers of all answers, the check
 * of the host's name, tokens of scripts, the watch over sessions, the gate for files, the token
 * against forged requests, the login, and the {@link RequestRules}.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  /**
   * Pages get everything from this server and run no script of their own text. A digest brings a
   * policy of its own: what answers under {@link RequestRules#DIGESTS} sets the header itself, and
   * is left alone.
   */
  static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri"
          + " 'none'";

  private static final String NO_DEVICES =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

  @Bean
  UserDetailsService userDetailsService(Accounts accounts) {
    return typed ->
        accounts
            .credentials(typed.strip().toLowerCase(Locale.ROOT))
            .map(AccountUser::new)
            .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  /**
   * Answers the same, after the same work, for a name that is none, a wrong password and an account
   * that is disabled.
   */
  @Bean
  ProviderManager accountLogin(
      UserDetailsService accounts, ObjectProvider<PasswordEncoder> encoders) {
    DaoAuthenticationProvider login = new DaoAuthenticationProvider(accounts);
    login.setPasswordEncoder(encoders.getIfAvailable(Passwords::encoder));
    login.setPreAuthenticationChecks(user -> {});
    login.setPostAuthenticationChecks(
        user -> {
          if (!user.isEnabled()) {
            throw new BadCredentialsException("disabled");
          }
        });
    return new ProviderManager(login);
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      ProviderManager accountLogin,
      Accounts accounts,
      Tokens tokens,
      LoginThrottle throttle,
      AccessSettings settings,
      Clock clock) {
    HttpSessionRequestCache asked = pagesAskedFor();
    Denials denials = new Denials();
    LoginSteps login = new LoginSteps(throttle, asked, settings, clock);
    return http.authenticationManager(accountLogin)
        .headers(AccessConfiguration::headers)
        .addFilterAfter(new HostCheck(settings.hosts()), HeaderWriterFilter.class)
        .addFilterAfter(new TokenFilter(tokens), HostCheck.class)
        .addFilterAfter(new SessionWatch(accounts, settings, clock), TokenFilter.class)
        .addFilterAfter(new UploadGate(denials), SessionWatch.class)
        .addFilterBefore(login, UsernamePasswordAuthenticationFilter.class)
        .csrf(csrf -> csrf.ignoringRequestMatchers(TokenFilter::hasToken))
        .requestCache(cache -> cache.requestCache(asked))
        .formLogin(
            form ->
                form.loginPage(LoginPage.LOGIN)
                    .loginProcessingUrl(LoginPage.LOGIN)
                    .successHandler(login)
                    .failureHandler(login))
        .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl(LoginPage.OUT))
        .httpBasic(basic -> basic.disable())
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(denials).accessDeniedHandler(denials))
        .authorizeHttpRequests(
            requests ->
                requests
                    // What follows a request that was let in: its end, or what is said of a fault.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .access(new RequestRules()))
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY))
        .frameOptions(frames -> frames.sameOrigin())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false));
  }

  /** Whoever asked for a page before the login gets it afterwards; nothing else is kept. */
  private static HttpSessionRequestCache pagesAskedFor() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(AccessConfiguration::isPage);
    return cache;
  }

  private static boolean isPage(HttpServletRequest request) {
    return HttpMethod.GET.matches(request.getMethod())
        && !PlainAnswer.forProgram(request)
        && request.getHeader("HX-Request") == null
        && String.valueOf(request.getHeader("Accept")).contains("html");
  }
}
