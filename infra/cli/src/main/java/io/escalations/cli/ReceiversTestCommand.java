package io.escalations.cli;

import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.TestMessages;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.send.Answer;
import io.escalations.delivery.send.Sender;
import io.escalations.delivery.send.Senders;
import io.escalations.schemas.UserError;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    description =
        "Sends a receiver an alert of a case that does not exist, and then its end; prints what it"
            + " answers.",
    footer = {"", "Exit 0 both were accepted, 1 one was not."},
    mixinStandardHelpOptions = true)
final class ReceiversTestCommand implements Callable<Integer> {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

  @Mixin private ReceiversOption options;

  @Parameters(paramLabel = "NAME", description = "The receiver, as in the file.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Receivers receivers = options.read(spec.commandLine().getErr()).receivers();
    Receiver receiver =
        receivers
            .receiver(name)
            .orElseThrow(
                () ->
                    new UserError(
                        "there is no receiver '"
                            + name
                            + "' (known: "
                            + String.join(", ", receivers.byName().keySet())
                            + ")"));
    Clock clock = Clock.systemUTC();
    Sender sender =
        new Senders(
            options.file().secrets(),
            new Wording(receivers.pages()),
            ANSWERS_WITHIN,
            clock::millis);
    TestMessages messages = new TestMessages(receiver, clock.millis());
    Answer begin = sender.send(messages.trigger());
    out.println("alert: " + begin.kind() + ", " + begin.text());
    if (begin.kind() != Answer.Kind.ACCEPTED) {
      return ExitCode.FAILED;
    }
    Answer end = sender.send(messages.resolve(begin.reference()));
    out.println("its end: " + end.kind() + ", " + end.text());
    return end.kind() == Answer.Kind.ACCEPTED ? ExitCode.DONE : ExitCode.FAILED;
  }
}
