package dev.diptych.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code diptych.run.*}: how runs show that they live.
 *
 * @param beat time between two signs of life; a stop that was requested is seen with the next
 * @param staleAfter a run on another machine may be recovered when its last sign is older than this
 * @param autoRecoveries how often a pass whose process died is continued without being asked
 */
@ConfigurationProperties("diptych.run")
public record RunSettings(
    @DefaultValue("1s") Duration beat,
    @DefaultValue("2m") Duration staleAfter,
    @DefaultValue("3") int autoRecoveries) {}
