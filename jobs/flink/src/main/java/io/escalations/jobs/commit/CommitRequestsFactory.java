package io.escalations.jobs.commit;

import java.time.Duration;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/**
 * Creates an operator and connects its requests with its coordinator.
 *
 * @param <I> input, if the operator has one only
 * @param <O> output
 */
public final class CommitRequestsFactory<I, O> extends SimpleOperatorFactory<O>
    implements OneInputStreamOperatorFactory<I, O>, CoordinatedOperatorFactory<O> {
  private static final long serialVersionUID = 1L;

  private final Duration interval;

  /**
   * @param env of the job; its configuration tells how often it may commit on request
   */
  public <T extends StreamOperator<O> & CommitRequests.User> CommitRequestsFactory(
      T operator, StreamExecutionEnvironment env) {
    super(operator);
    this.interval = CommitOptions.interval(env);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // so Flink declares it
  public <T extends StreamOperator<O>> T createStreamOperator(
      StreamOperatorParameters<O> parameters) {
    T operator = super.createStreamOperator(parameters);
    ((CommitRequests.User) operator)
        .setCommitRequests(
            new CommitRequests(
                parameters
                    .getOperatorEventDispatcher()
                    .getOperatorEventGateway(parameters.getStreamConfig().getOperatorID())));
    return operator;
  }

  @Override
  public OperatorCoordinator.Provider getCoordinatorProvider(String name, OperatorID operator) {
    return new CommitCoordinator.Provider(operator, interval);
  }
}
