package io.escalations.cli;

import io.escalations.cli.policy.HolidayList;
import io.escalations.core.calendar.HolidaySource;
import io.escalations.holidays.JollydayHolidays;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "holidays",
    description =
        "Lists the countries whose public holidays a calendar can keep; of a country its regions"
            + " and the holidays of twelve months.",
    mixinStandardHelpOptions = true)
final class PolicyHolidaysCommand implements Runnable {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COUNTRY",
      description = "Two capital letters, such as GB.")
  private String country;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REGION",
      description = "As the list of the country's regions names it, such as eng.")
  private String region;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    HolidayList list = new HolidayList(new JollydayHolidays());
    if (country == null) {
      list.countries().forEach(out::println);
    } else {
      list.of(new HolidaySource(country, region), LocalDate.now(Clock.systemUTC()))
          .forEach(out::println);
    }
    out.flush();
  }
}
