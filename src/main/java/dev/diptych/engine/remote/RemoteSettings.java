package dev.diptych.engine.remote;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.remote.<name>.*} of one engine.
 *
 * @param broker where requests go: {@code tcp://desk:61616}, or {@code ssl://desk:61617}
 * @param engine the name that the engine has where it answers, as a worker's {@code --engine}
 * @param timeout a request is given up when for so long nobody has answered anything
 */
record RemoteSettings(
    @DefaultValue("") String broker,
    @DefaultValue("") String engine,
    @DefaultValue("10m") Duration timeout) {}
