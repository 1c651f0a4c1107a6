import { CancellationScope, condition } from '@temporalio/workflow';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { FlowSettings } from './flow-settings.ts';
import { type Rewriting, eventOfRewriting, isRewriting } from './rewriting.ts';
import type { MessageQueue } from './message-queue.ts';
import { type Outage, pausedBy } from './outage.ts';
import type { Failing, Performing, Work } from './perform.ts';
import { isoTime } from './records.ts';

type PausedOpening = ReturnType<typeof pausedBy>;

/** The flow that asks. */
type Host = Pick<FlowSettings, 'retry'> & {
  queue: MessageQueue;
  record: () => FlowRecord;
  /** The step that is being gone through. */
  at: () => StepName;
  /** Writes that it waits for others. */
  open: (opening: PausedOpening, failing: Failing) => Promise<void>;
};

type Asking = {
  /** Missing: nobody is told of anything. */
  outage?: Outage | undefined;
  /** Whether staff may do instead what the system does not. */
  mayLeave?: true;
  /** Called once the flow has said that it waits. */
  onPause?: (() => void) | undefined;
};
/** How a step says who keeps it waiting. */
type Pause = Asking & { said?: { opening: PausedOpening; failing: Failing } };
type Done<T> = { done: T } | undefined;

/**
 * Work for which an outside system is needed: while that does not answer, the citizen is told who keeps
 * the flow waiting, and the step hears what cannot wait for it, one message after the other.
 */
export class OutsideCalls {
  readonly #work: Performing;
  readonly #host: Host;

  constructor(work: Performing, host: Host) {
    this.#work = work;
    this.#host = host;
  }

  /** Has it done, however long that takes. */
  async ask<T>(work: Work<T>, asking: Omit<Asking, 'mayLeave'>): Promise<T> {
    const asked = await this.askUnlessLeft(work, asking);
    if (!asked) throw new Error('nobody may leave this to staff');
    return asked.done;
  }

  /** Has it done, unless it is left to staff, where it may be. */
  async askUnlessLeft<T>(work: Work<T>, asking: Asking): Promise<Done<T>> {
    const pause = { ...asking };
    return this.#ask(work, pause, async () => ({ done: await this.#work.keepTrying(work) }));
  }

  /** Has it tried so many times at most. */
  async askUpTo<T>(tries: number, work: Work<T>, asking: Asking): Promise<Done<T>> {
    const pause = { ...asking };
    return this.#ask(work, pause, () =>
      this.#work.keepTryingUpTo(tries, work, (failing) => this.#pause(pause, failing)),
    );
  }

  async #ask<T>(work: Work<T>, pause: Pause, keepOn: () => Promise<Done<T>>): Promise<Done<T>> {
    const tried = await this.#work.tryFirst(work);
    if ('done' in tried) return tried;
    await this.#pause(pause, tried.failing);
    return this.#hearWhile(pause, keepOn);
  }

  /** Tells the citizen who keeps us waiting: answers now, and works on. */
  async #pause(pause: Pause, failing: Failing): Promise<void> {
    const { outage, mayLeave = false, onPause } = pause;
    if (outage) {
      const { queue, retry, record, at, open } = this.#host;
      const retryAt = isoTime(Date.now() + retry.initialMs);
      const stands = { record: record(), at: at(), retryAt };
      const opening = pausedBy({ outage, failing, mayLeave }, stands);
      queue.refuse(opening.problem);
      await open(opening, failing);
      queue.answer();
      pause.said = { opening, failing };
    }
    onPause?.();
  }

  /** Works on; undefined once that is left to staff. */
  async #hearWhile<T>(pause: Pause, keepOn: () => Promise<Done<T>>): Promise<Done<T>> {
    const scope = new CancellationScope();
    const work: { end?: { value: Done<T> } | { error: unknown } } = {};
    void scope.run(keepOn).then(
      (value) => (work.end = { value }),
      (error: unknown) => (work.end = { error }),
    );
    const { queue, open } = this.#host;
    const hasEnded = (): boolean => work.end !== undefined;
    while (!hasEnded()) {
      // A flow that is ended meanwhile ends the work, and that is waited for.
      await CancellationScope.nonCancellable(() =>
        condition(() => hasEnded() || queue.holds(heard(pause))),
      );
      if (hasEnded()) break;
      const message = queue.take(heard(pause));
      if (message?.name === 'askForReview') {
        scope.cancel();
        return undefined;
      }
      if (pause.said && message && isRewriting(message)) {
        const event = eventOfRewriting(message);
        await open({ ...pause.said.opening, event }, pause.said.failing);
      }
      queue.answer();
    }
    if (work.end && 'error' in work.end) throw work.end.error;
    return work.end?.value;
  }
}

/** What a step hears while it waits for others. */
function heard({ said, mayLeave }: Pause): readonly (Rewriting | 'askForReview')[] {
  if (!said) return [];
  return mayLeave && said.failing.whose === 'outside'
    ? ['extendDeadline', 'writeAgain', 'askForReview']
    : ['extendDeadline', 'writeAgain'];
}
