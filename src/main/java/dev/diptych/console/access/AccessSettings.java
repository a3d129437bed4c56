package dev.diptych.console.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code diptych.console.*}: how long somebody stays logged in, and under which names the pages may
 * be asked for.
 *
 * @param idle a session ends when nothing was asked for that long
 * @param longest a session ends that long after the login, whatever was asked
 * @param hosts names by which browsers reach the pages, besides {@code localhost}, {@code
 *     127.0.0.1} and {@code [::1]}; without a port
 */
@ConfigurationProperties("diptych.console")
record AccessSettings(
    @DefaultValue("30m") Duration idle,
    @DefaultValue("12h") Duration longest,
    @DefaultValue List<String> hosts) {}
