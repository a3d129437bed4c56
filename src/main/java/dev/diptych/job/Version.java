package dev.diptych.job;

/** The version of this program. */
public final class Version {

  private Version() {}

  /** As in the jar's manifest; {@code development} outside a jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
