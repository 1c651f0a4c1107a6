import { CancellationScope } from '@temporalio/workflow';
import type { LostTime } from '../../db/flows/lost-time.ts';
import type { Personal, SavedFlow } from '../../db/flows/flows.ts';
import type { Actor } from '../../domain/flows/actor.ts';
import type { HandOver } from '../../domain/account/sign-in.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { ResultOf } from '../../domain/flows/flow-results.ts';
import { type FlowName, rowOf, stepsOf } from '../../domain/flows/flows.ts';
import { startedRecord } from '../../domain/flows/started-record.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { FinalRefusal } from './final-refusal.ts';
import type { FlowSettings, StartFlow } from './flow-settings.ts';
import { handleNext } from './handle.ts';
import { type EarlyEnd, MessageQueue } from './message-queue.ts';
import { type Opening, type Outcome, neverCalled } from './opening.ts';
import { OperatorsView } from './operators-view.ts';
import type { Outage } from './outage.ts';
import { OutsideCalls } from './outside-calls.ts';
import { type Performing, type Work, type Writing, performing } from './perform.ts';
import { endedRecord } from './records.ts';
import { deadlinePutOff } from './rewriting.ts';
import { Standing } from './standing.ts';

/** One flow while its story is told. What steps see of it is `Flow`. */
export class FlowRun<N extends FlowName = FlowName> {
  readonly name: N;
  readonly settings: FlowSettings;
  readonly language: StartFlow['language'];
  readonly perform: Performing['perform'];
  readonly tryOnce: Performing['tryOnce'];
  /** Looks before each message of the citizen is handled whether it may be; what it throws ends the flow. */
  guard: (() => Promise<void>) | null = null;
  #at: StepName; // that is being gone through, or was last
  #earlyEnd: { reason: EarlyEnd; by: Actor } | null = null;
  readonly #standing: Standing;
  readonly #queue: MessageQueue;
  readonly #outside: OutsideCalls;
  readonly #stop: () => void;

  constructor(name: N, input: StartFlow, stop: () => void) {
    this.name = name;
    this.settings = input.settings;
    this.language = input.language;
    const work = performing(input.settings);
    this.perform = work.perform;
    this.tryOnce = work.tryOnce;
    const { settings, startMac, language } = input;
    const { deadlineMs, submissions, reviewDeadlineMs, retry } = settings;
    const begun = startedRecord(name, { ...input, deadlineMs }, Date.now(), {
      waitingFor: 'citizen',
      actions: ['submit', 'cancel'],
    });
    [this.#at] = rowOf(name).steps;
    this.#stop = stop;
    const record = () => this.record;
    const view = new OperatorsView(settings, record);
    const parts = { perform: work.perform, queue: () => this.#queue, view, startMac, language };
    this.#standing = new Standing(begun, Date.now() + deadlineMs, parts);
    this.#queue = new MessageQueue({
      record,
      endEarly: this.endEarly.bind(this),
      extend: (until) => this.#standing.putOff(until, Date.now() + reviewDeadlineMs),
      passRow: (sequence) => {
        this.#standing.passRow(sequence);
      },
      ignore: view.ignore.bind(view),
      submissions,
    });
    this.#outside = new OutsideCalls(work, {
      ...{ queue: this.#queue, retry, record, at: () => this.#at },
      open: (opening, failing) =>
        this.#standing.save(this.#standing.next(this.#at, opening), failing),
    });
  }

  get record(): FlowRecord {
    return this.#standing.record;
  }

  /** Where the deadline lies, in milliseconds since the epoch. */
  get deadline(): number {
    return this.#standing.deadline;
  }

  /** What the password rule and support's look-up need; kept out of the record. */
  get personal(): Personal | null {
    return this.#standing.personal;
  }

  set personal(known: Personal | null) {
    this.#standing.personal = known;
  }

  /** Who sent the message at hand; the system where what is done now follows from none. */
  get sender(): Actor {
    return this.#queue.sender;
  }

  /**
   * Goes through a step: opens it, handles what comes, opens it anew where a handler says so, and answers
   * with what it came to. What a message led to is told to its sender at the next waiting point, of any step.
   */
  async step<S extends StepName, T>(
    name: S,
    first: Opening<S, T, N['method']> | (() => Promise<Outcome<S, T, N['method']>>),
  ): Promise<T> {
    this.#at = name;
    let outcome = typeof first === 'function' ? await first() : first;
    let opening: Opening<S, T, N['method']> | undefined;
    for (;;) {
      if ('done' in outcome) return outcome.done;
      if (!('stays' in outcome)) {
        opening = outcome;
        await this.#standing.open(name, opening);
      }
      if (!opening) throw new Error(`the step ${name} stays as it is before it is open`);
      outcome = await handleNext(this.#queue, name, opening, this.guard);
    }
  }

  /**
   * Has work done that also writes the waiting point of the step that follows this one, as it opens
   * unless it says otherwise; null is handed over after a flow's last step.
   */
  async passWith<R>(
    event: string,
    work: (activities: Parameters<Work<R>>[0], next: SavedFlow | null) => Promise<R>,
    isWritten: (result: R) => boolean,
  ): Promise<R> {
    const steps = stepsOf(this.record);
    const name = steps[steps.indexOf(this.#at) + 1];
    const next =
      name === undefined ? null : this.#standing.next(name, { event, on: { submit: neverCalled } });
    const result = await this.perform((activities) => work(activities, next));
    if (next && isWritten(result)) this.#standing.arrive(next);
    return result;
  }

  /**
   * Has work done that also writes the waiting point it leads to, and answers with its result and the opening,
   * of no use where `isWritten` says that nothing was. While an outside system does not answer (`outage`) the
   * flow says so; the times that it shows then count from the work's end.
   */
  async openWith<S extends StepName, T, R>(
    step: S,
    open: () => Opening<S, T, N['method']>,
    work: Writing<R>,
    { outage, isWritten }: { outage?: Outage; isWritten?: (result: R) => boolean } = {},
  ): Promise<{ result: R; opening: Opening<S, T, N['method']> }> {
    const begun = (isLate: boolean) => {
      const opening = open();
      return { isLate, opening, written: this.#standing.next(step, opening) };
    };
    let latest = begun(false);
    const result = await this.#outside.ask((activities) => work(activities, latest.written), {
      outage,
      onPause: () => {
        latest = begun(true);
      },
    });
    const { isLate, opening, written } = latest;
    if (!isLate) return { result, opening: { ...opening, written } };
    if (isWritten?.(result) !== false) this.#standing.arrive(written);
    return { result, opening: open() };
  }

  /** Has work done that also writes the flow's end with this result, unless it says that it was not. */
  async endWith<R>(
    outcome: { result: ResultOf<N['kind']>; handOver?: HandOver },
    event: string,
    work: Writing<R>,
    isWritten: (result: R) => boolean,
  ): Promise<R> {
    const end = this.#standing.saved(endedRecord(this.record, 'completed', outcome), event);
    // A cancellation that comes now is too late: what the flow was for and its end are one.
    const finish = () => this.perform((activities) => work(activities, end));
    const done = await CancellationScope.nonCancellable(finish);
    if (isWritten(done)) this.#standing.arrive(end);
    return done;
  }

  /** Has an outside system asked; while it does not answer, the flow waits and says so. */
  askOutside<T>(outage: Outage, work: Work<T>): Promise<T> {
    return this.#outside.ask(work, { outage });
  }

  /** The same with so many tries at most; undefined when the system has answered none of them. */
  askOutsideUpTo<T>(tries: number, outage: Outage, work: Work<T>) {
    return this.#outside.askUpTo(tries, work, { outage });
  }

  /** The same without end; undefined when the citizen, or staff, would rather have staff verify by hand. */
  askOutsideOrStaff<T>(outage: Outage, work: Work<T>) {
    return this.#outside.askUnlessLeft(work, { outage, mayLeave: true });
  }

  /** Waits for the start of a flow whose first step nobody submits: answered at its first waiting point. */
  async begin(): Promise<void> {
    await this.#queue.next();
    this.#standing.isUnwritten = true;
  }

  /** The steps that the flow goes by; null: its method's usual ones. */
  goBy(steps: readonly StepName[] | null): void {
    this.#standing.record = { ...this.record, steps: steps ?? undefined };
  }

  /** A later deadline, for what is not done online. */
  extendDeadline(deadline: number): void {
    this.#standing.extend(deadline);
  }

  /** When the deadline was set, RFC 3339 in UTC. */
  get promisedAt(): string {
    return this.#standing.promisedAt;
  }

  /** Puts a deadline that is due off by what outages have taken, within bounds; whether it did. */
  freeze(lost: LostTime): boolean {
    const { retry, reviewDeadlineMs: atMost } = this.settings;
    const isFrozen = this.#standing.freeze(lost, { pauseMs: retry.maximumMs, atMost });
    if (isFrozen) this.#queue.put(deadlinePutOff());
    return isFrozen;
  }

  endEarly(reason: EarlyEnd, by: Actor): void {
    this.#earlyEnd ??= { reason, by };
    this.#stop();
  }

  /** Writes the end of a flow that came to nothing, unless it has ended already. */
  async close({ refusal, findings }: Partial<FinalRefusal> = {}): Promise<void> {
    if (this.record.status === 'open') {
      if (refusal) this.#queue.refuse(refusal);
      const { reason, by } = this.#earlyEnd ?? { reason: 'cancelled', by: 'staff' };
      const status = refusal ? 'refused' : reason;
      const end = endedRecord(this.record, status, { problem: refusal });
      await this.#standing.save({
        ...this.#standing.saved(end, `flow.${status}`),
        findings,
        ...(!refusal && { actor: by }),
      });
    }
    this.#queue.answerAll(refusal);
  }
}
