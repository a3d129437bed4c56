package dev.diptych.engine.command;

import dev.diptych.engine.Reach;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.command.<name>.*} of one engine.
 *
 * @param run the program and its arguments, {@code /opt/translate.py,--fast}; no shell reads them
 * @param reach {@code network}, unless it is certain that the program keeps every text on this
 *     machine: then {@code machine}
 * @param timeout of one request; a program that has not answered it whole by then is ended
 * @param pairs what the program translates, {@code ar>en,fr>en}; nothing for any
 * @param model as digests name it; change it with the program, for what is remembered of the old
 *     one is then asked anew
 * @param segmentsPerRequest at least 1
 * @param charactersPerRequest UTF-16 units, at least 1
 * @param requestsAtOnce how many requests the program may have in hand; the time limit runs for all
 *     of them
 * @param requestsPerMinute 0 for no limit
 */
record CommandSettings(
    @DefaultValue List<String> run,
    @DefaultValue("network") Reach reach,
    @DefaultValue("120s") Duration timeout,
    @DefaultValue List<String> pairs,
    @DefaultValue("command") String model,
    @DefaultValue("15") int segmentsPerRequest,
    @DefaultValue("4000") int charactersPerRequest,
    @DefaultValue("1") int requestsAtOnce,
    @DefaultValue("0") int requestsPerMinute) {}
