package io.escalations.jobs.operator;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The smallest operator that uses all of the skeleton: the balance of each account, which is closed
 * and paid out when event time has reached a deposit's end.
 */
final class DepositsOperator
    extends OneInputBundleOperator<
        String, DepositsOperator.Deposit, DepositsOperator.Sum, DepositsOperator.Balance> {
  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<Account> ACCOUNT =
      new ValueStateDescriptor<>("account", TypeInformation.of(Account.class));

  private transient ValueState<Account> account;

  /**
   * @param end epoch milliseconds UTC
   */
  public record Deposit(String name, long amount, long end) {}

  /**
   * @param at event time when it was emitted, epoch milliseconds UTC
   */
  public record Balance(String name, long amount, long at) {}

  /** What is in state. */
  public record Account(long amount, long end) {}

  /** What is pending. */
  static final class Sum {
    private long amount;
    private long end;
  }

  @Override
  public void open() throws Exception {
    super.open();
    account = getRuntimeContext().getState(ACCOUNT);
  }

  @Override
  protected Sum newPending() {
    return new Sum();
  }

  @Override
  protected void addInput(String name, Deposit deposit) {
    if (deposit.end() <= eventTime()) {
      countLate();
      return;
    }
    Sum pending = markDirty(name);
    pending.amount += deposit.amount();
    pending.end = Math.max(pending.end, deposit.end());
  }

  @Override
  protected void evaluate(String name, Sum pending) throws Exception {
    Account before = account.value() == null ? new Account(0, 0) : account.value();
    Account now =
        new Account(before.amount() + pending.amount, Math.max(before.end(), pending.end));
    if (now.end() <= eventTime()) {
      moveTimer(before.end(), null);
      account.clear();
      emit(new Balance(name, 0, eventTime()));
      return;
    }
    moveTimer(before.end() == 0 ? null : before.end(), now.end());
    account.update(now);
    emit(new Balance(name, now.amount(), eventTime()));
  }
}
