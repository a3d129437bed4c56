package dev.diptych.store;

import java.nio.file.Path;

/**
 * Where a copy of an embedded database goes before its tables are changed.
 *
 * @param folder of the backups; need not exist
 * @param jobs folder of the job files, which go into the copy
 */
public record BackupPlace(Path folder, Path jobs) {}
