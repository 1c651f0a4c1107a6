import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Personal, SavedFlow } from '../../db/flows/flows.ts';
import type {
  AccountCreated,
  FlowRecord,
  OpenStep,
  WaitingFor,
} from '../../domain/flows/flow-record.ts';
import { flows, type StepName } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { startedRecord } from '../../domain/flows/started-record.ts';
import { type Performing, type Work, performing } from './activities.ts';
import { describeFlow } from './describe-flow.ts';
import type { FlowSettings, StartFlow } from './flow-input.ts';
import { endedRecord, isoTime, openRecord } from './flow-records.ts';
import { type EarlyEnd, Inbox, type Letter } from './inbox.ts';
import { searchAttributes } from './search-attributes.ts';

/** What a step shows and allows, besides its name; a step is open for the citizen's submission. */
export type Opening = Partial<Omit<OpenStep, 'name'>>;

/** An outside system that is needed at a step, and the problem to show while it does not answer. */
export type Outage = {
  waitingFor: Exclude<WaitingFor, 'citizen' | 'staff'>;
  code: ProblemCode;
  at: StepName;
};

/**
 * One citizen's flow as its steps see it: they wait for the next letter (`take`), go on (`arrive`,
 * `save`), refuse, and have work done (`perform`).
 */
export class Flow {
  readonly settings: FlowSettings;
  readonly perform: Performing['perform'];
  readonly tryOnce: Performing['tryOnce'];
  record: FlowRecord;
  /** What the password rule and support's look-up need; kept out of the record. */
  personal: Personal | null = null;
  earlyEnd: EarlyEnd | null = null;
  /** Where the deadline lies, in milliseconds since the epoch. */
  deadline: number;
  readonly #inbox: Inbox;
  readonly #stop: () => void;

  constructor(input: StartFlow, stop: () => void) {
    this.settings = input.settings;
    const { perform, tryOnce } = performing(input.settings);
    this.perform = perform;
    this.tryOnce = tryOnce;
    const { deadlineMs } = input.settings;
    this.record = startedRecord({ ...input, deadlineMs }, Date.now(), {
      waitingFor: 'citizen',
      actions: ['submit', 'cancel'],
    });
    this.deadline = Date.now() + deadlineMs;
    this.#stop = stop;
    this.#inbox = new Inbox({
      record: () => this.record,
      endEarly: (reason) => {
        this.endEarly(reason);
      },
      submissions: input.settings.submissions,
    });
  }

  /** Waits for the next letter that is allowed here; the one before is answered first. */
  async take(): Promise<Letter> {
    for (;;) {
      const letter = await this.#inbox.next();
      if (letter && this.#allows(letter)) return letter;
      this.#inbox.blame({ code: 'ActionNotAllowed' });
    }
  }

  /** The same until a time, in milliseconds since the epoch: null when nothing has come by then. */
  async takeUntil(time: number): Promise<Letter | null> {
    for (;;) {
      const letter = await this.#inbox.next(time - Date.now());
      if (!letter || this.#allows(letter)) return letter;
      this.#inbox.blame({ code: 'ActionNotAllowed' });
    }
  }

  /** The flow at a step that it has not come to yet: handed to the activity that will write it. */
  upcoming(name: StepName, event: string, opening: Opening = {}, problem?: Refusal): SavedFlow {
    const step: OpenStep = {
      name,
      waitingFor: 'citizen',
      actions: ['submit', 'cancel'],
      until: this.record.expiresAt,
      ...opening,
    };
    return this.#saved(openRecord(this.record, Date.now(), step, problem ?? null), event);
  }

  /** The flow with its account, likewise. */
  completed(account: AccountCreated): SavedFlow {
    const record = endedRecord(this.record, Date.now(), { status: 'completed', account });
    return this.#saved(record, 'account.created');
  }

  /** The step that follows in the matrix. */
  stepAfter(name: StepName): StepName {
    const { steps } = flows[this.record.method];
    const next = steps[steps.findIndex((step) => step === name) + 1];
    if (!next) throw new Error(`no step follows ${name}`);
    return next;
  }

  /** The flow has come to a waiting point that is written already. */
  arrive({ record }: SavedFlow): void {
    this.record = record;
    // Temporal's own status says that it is completed: one write of its index less.
    if (record.status === 'completed') return;
    upsertSearchAttributes([
      { key: searchAttributes.step, value: record.step?.name ?? record.status },
      { key: searchAttributes.waitingFor, value: record.step?.waitingFor ?? 'nobody' },
      { key: searchAttributes.waitingSince, value: new Date(record.waitingSince) },
    ]);
    setCurrentDetails(describeFlow(record));
  }

  /** Writes a waiting point that no other activity writes, and comes to it. */
  async save(next: SavedFlow): Promise<void> {
    await this.perform((activities) => activities.saveFlow(next));
    this.arrive(next);
  }

  /** Refuses the letter at hand: the flow stays at its step, which may show something else now. */
  async refuse(problem: Refusal, opening: Opening = {}): Promise<void> {
    const { step } = this.record;
    if (!step) throw new Error('an ended flow refuses nothing');
    const { name, ...shown } = step;
    await this.refuseAt(name, problem, { ...shown, ...opening });
  }

  /** Refuses the letter at hand, and opens a step that shows how to go on. */
  async refuseAt(name: StepName, problem: Refusal, opening: Opening): Promise<void> {
    this.#inbox.blame(problem);
    await this.save(this.upcoming(name, `refused.${problem.code}`, opening, problem));
  }

  /** Opens a step once more: with why the letter at hand was refused, where it was. */
  async reopen(name: StepName, event: string, opening: Opening, problem?: Refusal): Promise<void> {
    if (problem) await this.refuseAt(name, problem, opening);
    else await this.save(this.upcoming(name, event, opening));
  }

  /** Has an outside system asked; while it does not answer, the flow waits and says so. */
  askOutside<T>(outage: Outage, work: Work<T>): Promise<T> {
    return this.perform(work, () => this.pause(outage));
  }

  /** Tells the citizen that an outside system keeps us waiting: answers now, and works on. */
  async pause({ waitingFor, code, at }: Outage): Promise<void> {
    const retryAt = isoTime(Date.now() + this.settings.retryInitialMs);
    const problem: Refusal = { code, retryAt };
    this.#inbox.blame(problem);
    const opening: Opening = { waitingFor, actions: ['cancel'] };
    await this.save(this.upcoming(at, `waiting.${code}`, opening, problem));
    this.#inbox.settle();
  }

  /** A later deadline, for what is not done online. */
  extendDeadline(deadline: number): void {
    this.deadline = Math.max(this.deadline, deadline);
    this.record = { ...this.record, expiresAt: isoTime(this.deadline) };
  }

  endEarly(reason: EarlyEnd): void {
    this.earlyEnd ??= reason;
    this.#stop();
  }

  /** Writes the end of a flow that made no account, unless it has ended already. */
  async close(status: 'refused' | EarlyEnd, problem?: Refusal): Promise<void> {
    if (this.record.status === 'open') {
      if (problem) this.#inbox.blame(problem);
      const end = problem ? { status, problem } : { status };
      await this.save(this.#saved(endedRecord(this.record, Date.now(), end), `flow.${status}`));
    }
    this.#inbox.settleAll();
  }

  #saved(record: FlowRecord, event: string): SavedFlow {
    return { record, personal: this.personal, event };
  }

  #allows(letter: Letter): boolean {
    const { step } = this.record;
    if (!step) return false;
    if (letter.step === 'verifyManually') return step.waitingFor === 'staff';
    if (letter.step === 'simSigned') return step.waitingFor === 'sim';
    // Whoever is waited for there: the Post's word counts also while staff look into it.
    if (letter.step === 'postVerified') return step.name === 'vietnam_post';
    if (letter.step === step.name) return step.actions.includes('submit');
    return step.actions.some((action) => action === letter.step);
  }
}
