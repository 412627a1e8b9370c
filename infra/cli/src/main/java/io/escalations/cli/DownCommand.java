package io.escalations.cli;

import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.LocalStack;
import io.escalations.stack.StackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    description = "Stops the local stack, the jobs with a savepoint each. The data stays.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {
  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    DataDirectory directory = data.directory();
    new LocalStack(
            Home.current(),
            directory,
            StackOptions.read(directory),
            spec.commandLine().getOut()::println)
        .down();
  }
}
