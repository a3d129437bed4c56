package dev.diptych.run;

import dev.diptych.run.jobfile.Overrides;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to run a job.
 *
 * @param job the job's name
 * @param overrides of its settings, for a new edition only
 * @param asOf the reference instant of a new edition, {@code null} for now: the same instant makes
 *     the same edition again
 * @param dryRun only say what would be done
 */
public record RunOrder(String job, Overrides overrides, @Nullable Instant asOf, boolean dryRun) {}
