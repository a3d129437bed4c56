package dev.diptych.operations.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the schedules.
 *
 * @param look time between two looks at the job files
 * @param poll time between two looks at what is due: a run starts at most so much late
 */
@ConfigurationProperties("diptych.schedule")
record ScheduleSettings(@DefaultValue("10s") Duration look, @DefaultValue("1s") Duration poll) {}
