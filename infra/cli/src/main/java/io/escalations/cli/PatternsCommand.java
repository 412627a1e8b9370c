package io.escalations.cli;

import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.PatternKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "patterns",
    description = "Lists the candidates for recurring issues, or acknowledges one.",
    subcommands = {PatternsCommand.Listing.class, PatternsCommand.Acknowledge.class},
    synopsisSubcommandLabel = "list|acknowledge",
    mixinStandardHelpOptions = true)
final class PatternsCommand {
  @Command(
      name = "list",
      description = "Lists candidates that are not cleared, those nobody has acknowledged first.",
      mixinStandardHelpOptions = true)
  static final class Listing implements Runnable {
    private static final String QUERY =
        """
        SELECT pattern_id, status, cases, observed, round(expected, 2) AS expected, round(score, 2) AS score, first_seen, last_seen, ifNull(acknowledged_by, '') AS acknowledged_by, sample_case_ids
        FROM issue_patterns
        WHERE (status != 'CLEARED' OR {all:Bool}) AND ({kind:String} = '' OR kind = {kind:String})
        ORDER BY status = 'CLEARED', status = 'ACKNOWLEDGED', score DESC, pattern_id
        LIMIT {limit:UInt32}\
        """;

    @Mixin private ServersOptions servers;

    @Option(names = "--kind", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private PatternKind kind;

    @Option(names = "--all", description = "Those that are over, too.")
    private boolean all;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "100",
        description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
        names = "--format",
        paramLabel = "NAME",
        description =
            "A ClickHouse output format (default: PrettyCompact at a terminal, else"
                + " TSVRawWithNames).")
    private String format = System.console() != null ? "PrettyCompact" : "TSVRawWithNames";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      Map<String, String> values =
          Map.of(
              "all",
              String.valueOf(all),
              "kind",
              kind == null ? "" : kind.name(),
              "limit",
              String.valueOf(limit));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      new AnalystClient(servers.servers().clickhouse()).query(QUERY, values, format, answer);
      spec.commandLine().getOut().print(answer.toString(StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
    }
  }

  @Command(
      name = "acknowledge",
      description =
          "Acknowledges candidates: they are ACKNOWLEDGED until they are CLEARED, and OPEN again if"
              + " they come back.",
      footer = {"", "It changes no fact. To take note twice changes nothing."},
      mixinStandardHelpOptions = true)
  static final class Acknowledge implements Runnable {
    private static final String FIND =
        "SELECT status, episode, ifNull(acknowledged_by, '') FROM issue_patterns WHERE pattern_id ="
            + " {id:String}";
    private static final String NOTE =
        "INSERT INTO escalations_tables.pattern_acknowledgements (pattern_id, episode,"
            + " acknowledged_by) SELECT {id:String}, {episode:UInt32}, {by:String}";
    private static final int LONGEST_NAME = 80;

    @Mixin private ServersOptions options;

    @Parameters(
        paramLabel = "ID",
        arity = "1..*",
        description = "Candidates, as ./escalations patterns list shows them.")
    private List<String> ids;

    @Option(
        names = "--by",
        paramLabel = "NAME",
        description = "Who acknowledges (default: whoever is logged in).")
    private String by = System.getProperty("user.name");

    @Spec private CommandSpec spec;

    private record Candidate(String id, String status, String episode, String acknowledgedBy) {}

    @Override
    public void run() {
      if (by.isBlank() || by.length() > LONGEST_NAME) {
        throw new UserError("--by takes a name of 1 to " + LONGEST_NAME + " characters");
      }
      Servers.ClickHouse clickHouse = options.servers().clickhouse();
      List<Candidate> candidates = new ArrayList<>();
      for (String id : ids) {
        candidates.add(find(clickHouse, id));
      }
      PrintWriter out = spec.commandLine().getOut();
      for (Candidate candidate : candidates) {
        if (candidate.status().equals("ACKNOWLEDGED")) {
          out.printf(
              "%s: already acknowledged by %s%n", candidate.id(), candidate.acknowledgedBy());
        } else {
          new AnalystClient(clickHouse, "acknowledger")
              .query(
                  NOTE,
                  Map.of("id", candidate.id(), "episode", candidate.episode(), "by", by),
                  "TSV",
                  new ByteArrayOutputStream());
          out.printf("%s: acknowledged by %s%n", candidate.id(), by);
        }
      }
    }

    private static Candidate find(Servers.ClickHouse clickHouse, String id) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      new AnalystClient(clickHouse).query(FIND, Map.of("id", id), "TSVRaw", answer);
      String[] columns = answer.toString(StandardCharsets.UTF_8).replace("\n", "").split("\t", -1);
      if (columns.length < 3) {
        throw new UserError(
            "there is no candidate '"
                + id
                + "': ./escalations patterns list --all shows those there are");
      }
      if (columns[0].equals("CLEARED")) {
        throw new UserError("'" + id + "' is cleared: there is nothing to acknowledge");
      }
      return new Candidate(id, columns[0], columns[1], columns[2]);
    }
  }
}
