package dev.diptych.run;

/** The version of this program. */
final class Version {

  private Version() {}

  /** As in the jar's manifest; {@code development} outside a jar. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
