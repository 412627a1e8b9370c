package io.escalations.cli;

import picocli.CommandLine.Command;

@Command(
    name = "policy",
    description = "Checks a policy file, or puts its version into force.",
    subcommands = {
      PolicyCheckCommand.class,
      PolicyPublishCommand.class,
      PolicyHolidaysCommand.class
    },
    synopsisSubcommandLabel = "check|publish|holidays",
    mixinStandardHelpOptions = true)
final class PolicyCommand {}
