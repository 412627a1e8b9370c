package io.escalations.cli;

import io.escalations.schemas.Times;
import java.time.DateTimeException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** RFC 3339, to epoch milliseconds UTC. */
final class TimeConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
