package io.escalations.cli;

import picocli.CommandLine.Command;

@Command(
    name = "receivers",
    description = "Checks who is called for alerts, or calls one of them for a test.",
    subcommands = {ReceiversCheckCommand.class, ReceiversTestCommand.class},
    synopsisSubcommandLabel = "check|test",
    mixinStandardHelpOptions = true)
final class ReceiversCommand {}
