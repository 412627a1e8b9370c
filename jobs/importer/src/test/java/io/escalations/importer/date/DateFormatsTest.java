package io.escalations.importer.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | dd/MMM/yy HH:mm | 04/Mär/24 09:05 | 2024-03-04T09:05",
        "de | dd/MMM/yy HH:mm | 04/Mrz/24 09:05 | 2024-03-04T09:05",
        "de | d. MMMM uuuu HH:mm | 4. Maerz 2024 09:05 | 2024-03-04T09:05",
        "de | dd.MMM.yyyy HH:mm | 04.Sep.2024 09:05 | 2024-09-04T09:05",
        "de | dd.MMM.yyyy HH:mm | 04.Sept.2024 09:05 | 2024-09-04T09:05",
        "de-AT | d. MMMM uuuu HH:mm | 4. Jänner 2024 09:05 | 2024-01-04T09:05",
        "fr | d MMM uuuu 'à' HH:mm | 4 févr. 2024 à 09:05 | 2024-02-04T09:05",
        "fr | d MMM uuuu 'à' HH:mm | 4 JUIL 2024 à 09:05 | 2024-07-04T09:05",
        "it | d MMM uuuu HH:mm | 4 mag 2024 09:05 | 2024-05-04T09:05",
        "pt-BR | d 'de' MMM 'de' uuuu HH:mm | 4 de set. de 2024 09:05 | 2024-09-04T09:05",
        "pl | d MMMM uuuu HH:mm | 4 marca 2024 09:05 | 2024-03-04T09:05",
        "ru | d MMM uuuu HH:mm | 4 мая 2024 09:05 | 2024-05-04T09:05",
        "en | MMM d, yyyy h:mm a | Sept 4, 2024 9:05 a.m. | 2024-09-04T09:05",
        "en | MMM d, yyyy h:mm a | September 4, 2024 12:05 PM | 2024-09-04T12:05",
        "en | M/d/yy, h:mm a | 3/4/24, 9:05\u202FAM | 2024-03-04T09:05",
        "en | M/d/yy, h:mm a | 3/4/24,\u00A0 12:05 am | 2024-03-04T00:05",
        "en | EEE MMM d HH:mm:ss uuuu | Mon Mar  4 09:05:00 2024 | 2024-03-04T09:05",
        "el | d/M/yyyy h:mm a | 4/3/2024 9:05 μ.μ. | 2024-03-04T21:05",
        "en | uuuu-MM-dd HH:mm | 2024-03-04 24:00 | 2024-03-05T00:00",
        "en | iso | 2024-03-04T09:05:00.1234567Z | 2024-03-04T09:05:00.123456700",
        "en | iso | 2024-03-04 09:05:00 UTC | 2024-03-04T09:05",
        "en | iso | 2024-03-04 09:05:00 +0100 | 2024-03-04T09:05",
        "en | spreadsheet_days | 45355,3784722222 | 2024-03-04T09:05",
        "en | spreadsheet_days | 45355.378 | 2024-03-04T09:04",
        "en | spreadsheet_days_1904 | 43893.5 | 2024-03-04T12:00",
        "en | epoch_seconds | 1709542800.25 | 2024-03-04T09:00:00.250",
        "en | epoch_millis | 1709542800250 | 2024-03-04T09:00:00.250",
      })
  void areRead(String locale, String format, String text, LocalDateTime expected) {
    assertThat(formats(locale, format).read(text)).map(Moment::local).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | d/M/uuuu | 31/2/2024",
        "en | d/MMM/uuuu | 4/03/2024",
        "en | EEE d MMM uuuu | Tue 4 Mar 2024",
        "fr | d MMM uuuu | 4 jui 2024",
        "en | uuuu-MM-dd HH:mm | 2024-03-04 24:30",
        "en | epoch_seconds | 1709542800000",
        "en | epoch_seconds | 0",
        "en | spreadsheet_days | 1709542800",
      })
  void areRefused(String locale, String format, String text) {
    assertThat(formats(locale, format).read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d/M/uuuu | 1709542800 | epoch_seconds",
        "epoch_seconds | 1709542800000 | epoch_millis",
        "d/M/uuuu | 45355,3784 | spreadsheet_days",
        "d/M/uuuu | 2024-03-04T09:00:00Z | iso",
        "d/M/uuuu | N/A | add it to 'unknown'",
      })
  void adviceNamesTheFormThatFits(String format, String text, String advice) {
    assertThat(formats("en", format).advice(text)).contains(advice);
  }

  /** Whatever name the language has for a month is read as that month. */
  @Property(tries = 300)
  void monthsOfAllLanguages(
      @ForAll("locales") Locale locale,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll boolean full) {
    String name = Month.of(month).getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, locale);
    Assume.that(name.codePoints().allMatch(c -> Character.isLetter(c) || c == '.'));
    assertThat(formats(locale.toLanguageTag(), "d MMM uuuu").read("4 " + name + " 2024"))
        .map(moment -> moment.local().toLocalDate())
        .hasValue(LocalDate.of(2024, month, 4));
  }

  @Provide
  Arbitrary<Locale> locales() {
    return Arbitraries.of(
            "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "fi", "tr", "ru", "uk",
            "el", "hu", "ro")
        .map(Locale::forLanguageTag);
  }

  private static DateFormats formats(String locale, String format) {
    return DateFormats.of(List.of(format), Locale.forLanguageTag(locale));
  }
}
