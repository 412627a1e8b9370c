package io.escalations.core.rolling;

/** Escalations begun and ended in a span of time; negative in a retraction. */
public record VolumeTally(int opened, int ended) implements Tally<VolumeTally> {
  public static final VolumeTally NONE = new VolumeTally(0, 0);

  @Override
  public VolumeTally plus(VolumeTally other) {
    return new VolumeTally(opened + other.opened, ended + other.ended);
  }

  @Override
  public int count() {
    return opened;
  }

  @Override
  public boolean shows() {
    return opened != 0;
  }

  @Override
  public int carried() {
    return opened - ended;
  }

  @Override
  public boolean isEmpty() {
    return opened == 0 && ended == 0;
  }
}
