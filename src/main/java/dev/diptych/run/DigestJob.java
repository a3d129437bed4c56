package dev.diptych.run;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;

/**
 * The Spring Batch job {@code digest}: intake, translate, publish, edition. Built anew for each run
 * around its {@link RunContext}, so that no step shares state with another run.
 */
@Component
final class DigestJob {

  static final String NAME = "digest";

  private final JobRepository repository;
  private final IntakeStage intake;
  private final TranslateStage translate;
  private final PublishStage publish;
  private final EditionStage edition;

  DigestJob(
      JobRepository repository,
      IntakeStage intake,
      TranslateStage translate,
      PublishStage publish,
      EditionStage edition) {
    this.repository = repository;
    this.intake = intake;
    this.translate = translate;
    this.publish = publish;
    this.edition = edition;
  }

  /** The job for one run. */
  Job of(RunContext run) {
    JobRepository guarded = FencedRepository.of(repository, run.signal());
    Lanes lanes = new Lanes(guarded, run.signal(), run.progress());
    return new JobBuilder(NAME, guarded)
        .start(lanes.step(intake.plan(run)))
        .next(lanes.step(translate.plan(run)))
        .next(lanes.step(publish.plan(run)))
        .next(editionStep(run, guarded))
        .build();
  }

  private Step editionStep(RunContext run, JobRepository guarded) {
    return new StepBuilder("edition", guarded)
        .listener(new StepCourse(run.progress()))
        .tasklet(
            (contribution, chunk) -> {
              if (edition.publish(run)) {
                contribution.setExitStatus(new ExitStatus(EditionStage.WITH_GAPS));
              }
              return RepeatStatus.FINISHED;
            },
            new ResourcelessTransactionManager())
        .build();
  }

  /** The identity of a pass for Spring Batch: the same for all its runs. */
  static JobParameters parameters(String job, String edition, int pass) {
    return new JobParametersBuilder()
        .addString("job", job)
        .addString("edition", edition)
        .addLong("pass", (long) pass)
        .toJobParameters();
  }
}
