import type { LostTime } from '../../db/flows/lost-time.ts';
import type { Personal, SavedFlow } from '../../db/flows/flows.ts';
import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import { Journey } from './journey.ts';
import type { MessageQueue } from './message-queue.ts';
import type { Opening } from './opening.ts';
import type { OperatorsView } from './operators-view.ts';
import type { Failing, Performing } from './perform.ts';
import { isoTime, leftReview, openRecord, standsAt } from './records.ts';
import { writtenAgain } from './rewriting.ts';
import { toOpenStep } from './to-open-step.ts';

type Parts = Pick<Performing, 'perform'> & {
  queue: () => MessageQueue;
  view: OperatorsView;
  startMac: string;
  language: Language;
};

/** Between two looks whether an outage lasts that keeps a flow from its end. */
const longestPauseMs = 3_600_000;

/** Where a flow stands: its record as it was written last, and what is to be written next. */
export class Standing {
  record: FlowRecord;
  /** Where the deadline lies, in milliseconds since the epoch. */
  deadline: number;
  /** What the password rule and support's look-up need; kept out of the record. */
  personal: Personal | null = null;
  /** Whether what the record says is still to be written. */
  isUnwritten = false;
  /** What the row counts, where it knows other waiting points than this history. */
  #rowAt = -1;
  readonly #journey = new Journey();
  readonly #parts: Parts;

  /** The deadline as it was set last, and when: outages put off what is due, not what was promised. */
  #promised: { deadline: number; at: number };

  constructor(record: FlowRecord, deadline: number, parts: Parts) {
    this.record = record;
    this.deadline = deadline;
    this.#promised = { deadline, at: Date.now() };
    this.#parts = parts;
  }

  /** A later deadline. */
  extend(deadline: number): void {
    if (deadline > this.deadline) this.#promised = { deadline, at: Date.now() };
    this.#moveTo(Math.max(this.deadline, deadline));
  }

  /** When the deadline was set that is due, RFC 3339 in UTC: from then on outages count. */
  get promisedAt(): string {
    return isoTime(this.#promised.at);
  }

  /**
   * Puts a deadline that is due off by the time that outages have taken, and while one lasts by a pause; by
   * `atMost` in all. Answers whether it did.
   */
  freeze(
    { ms, lasts }: LostTime,
    { pauseMs, atMost }: { pauseMs: number; atMost: number },
  ): boolean {
    const now = Date.now();
    const { deadline: promised } = this.#promised;
    // The longer it lasts, the more seldom it is looked at: a bound on the history.
    const nextLook = now + Math.max(pauseMs, Math.min(now - promised, longestPauseMs));
    const due = lasts ? Math.max(promised + ms, nextLook) : promised + ms;
    const deadline = Math.min(due, promised + atMost);
    if (deadline <= now || this.deadline > now || this.record.status !== 'open') return false;
    this.#moveTo(deadline);
    this.isUnwritten = true;
    return true;
  }

  #moveTo(deadline: number): void {
    this.deadline = deadline;
    this.record = { ...this.record, expiresAt: isoTime(deadline) };
  }

  /** The same by staff, who may put off so far at most; else why not. */
  putOff(deadline: number, atMost: number): 'DeadlineOutOfRange' | undefined {
    const isInRange = deadline > this.deadline && deadline <= atMost;
    if (!isInRange || this.record.status !== 'open') return 'DeadlineOutOfRange';
    this.extend(deadline);
    this.isUnwritten = true;
    return undefined;
  }

  /** Where it stands is to be written over a row that counts so far. */
  passRow(sequence: number): void {
    this.#rowAt = Math.max(this.#rowAt, sequence);
    this.#count(this.record);
    this.isUnwritten = true;
  }

  #count(record: FlowRecord): void {
    // What was written with a number that the row has passed, the row does not say.
    this.isUnwritten = record.sequence <= this.#rowAt;
    this.record = { ...record, sequence: Math.max(record.sequence, this.#rowAt) };
  }

  /** The waiting point that an opening makes. */
  next<S extends StepName, T, M extends FlowMethod>(name: S, opening: Opening<S, T, M>): SavedFlow {
    const { problem, reviewId, findings } = opening;
    // What was written meanwhile by an activity may not know yet of a deadline that was put off.
    const expiresAt = isoTime(this.deadline);
    const step = toOpenStep(name, opening, { expiresAt, takesMore: this.#parts.queue().takesMore });
    const record = openRecord({ ...this.record, expiresAt }, step, { problem, reviewId });
    const event = opening.event ?? `refused.${problem?.code ?? ''}`;
    const saved = this.saved(record, event);
    return findings ? { ...saved, findings } : saved;
  }

  /** What is written of a record, by whoever sent the message at hand. */
  saved(record: FlowRecord, event: string): SavedFlow {
    const { queue, startMac, language } = this.#parts;
    const { sender: actor } = queue();
    const endsReview = leftReview(this.record, record);
    const { personal } = this;
    return { record, event, actor, personal, startMac, language, endsReview };
  }

  /** Opens a step, unless it stands there already. */
  async open<S extends StepName, T, M extends FlowMethod>(
    name: S,
    opening: Opening<S, T, M>,
  ): Promise<void> {
    if (opening.problem && !opening.isAccepted) this.#parts.queue().refuse(opening.problem);
    if (opening.written) {
      this.arrive(opening.written);
      return;
    }
    const next = this.next(name, opening);
    // Before its first submission, and after an activity has written `following`, it stands there already.
    const isThere = !this.isUnwritten && standsAt(this.record, next.record);
    const { event, rewrite } = opening;
    if (rewrite && event === writtenAgain) {
      await this.#parts.perform((activities) => rewrite(activities, next));
    }
    if (opening.problem || !isThere) await this.save(next);
  }

  async save(next: SavedFlow, failing?: Failing): Promise<void> {
    await this.#parts.perform((activities) => activities.saveFlow(next));
    this.arrive(next, failing);
  }

  /** Stands where something was written. */
  arrive(saved: SavedFlow, failing?: Failing): void {
    this.#journey.arrive(this.record, saved.record);
    this.#count(saved.record);
    this.#parts.view.show(saved, failing);
  }
}
