import { condition, setHandler } from '@temporalio/workflow';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { acceptSubmission } from './accept-submission.ts';
import {
  type StepAnswer,
  type Submission,
  cancel,
  getFlow,
  postVerified,
  resendOtp,
  simSigned,
  submitStep,
  verifyManually,
} from './messages.ts';

/** What a step may be handed: a citizen's submission or action, a signal of staff or of a provider. */
export type Letter = (
  | Submission
  | { step: 'resendOtp'; data: null }
  | { step: 'verifyManually'; data: { reviewId: string } }
  | { step: 'simSigned'; data: { transactionId: string } }
  | { step: 'postVerified'; data: null }
) & {
  /** What was refused of this letter. */
  refusal?: Refusal;
  /** The flow has come to its next waiting point: whoever sent the letter gets the answer. */
  settled?: boolean;
};

/** How a flow ends before its story does. */
export type EarlyEnd = 'cancelled' | 'expired';

/** Events of providers that one flow hears: a bound on its memory. */
const mostEvents = 200;

type Options = {
  /** The flow as it stands. */
  record: () => FlowRecord;
  endEarly: (reason: EarlyEnd) => void;
  /** Submissions that are taken in all. */
  submissions: number;
};

/**
 * Everything that comes in for a flow, as letters in the order of their coming; one is being worked
 * on at a time. Its handlers stand as soon as it is constructed, before anything is awaited.
 */
export class Inbox {
  readonly #options: Options;
  #waiting: Letter[] = [];
  #current: Letter | null = null;
  #submissionsLeft: number;
  readonly #seen = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
    this.#submissionsLeft = options.submissions;
    const { record, endEarly } = options;
    setHandler(submitStep, (submission: Submission) => this.#submit(submission), {
      description: 'The next step of the citizen.',
      validator: (submission: Submission) => {
        acceptSubmission(submission, record(), this.#isBusy(), this.#submissionsLeft > 0);
      },
    });
    setHandler(getFlow, record, { description: 'The flow as it stands.' });
    setHandler(
      cancel,
      () => {
        endEarly('cancelled');
      },
      { description: 'Ends the flow.' },
    );
    this.#hearStaff();
    this.#hearProviders();
  }

  #hearStaff(): void {
    setHandler(
      resendOtp,
      () => {
        this.#put({ step: 'resendOtp', data: null });
      },
      { description: 'Sends the OTP again, within the same limits as for the citizen.' },
    );
    setHandler(
      verifyManually,
      (data) => {
        this.#put({ step: 'verifyManually', data });
      },
      { description: 'Says that a review is decided; the decision is read from the database.' },
    );
  }

  #hearProviders(): void {
    setHandler(
      simSigned,
      ({ eventId, transactionId }) => {
        this.#putOnce(eventId, { step: 'simSigned', data: { transactionId } });
      },
      { description: 'Says that a SIM signature has ended; the SIM provider is asked.' },
    );
    setHandler(
      postVerified,
      ({ eventId }) => {
        this.#putOnce(eventId, { step: 'postVerified', data: null });
      },
      { description: 'Says that papers were checked; Vietnam Post is asked.' },
    );
  }

  /**
   * Answers the letter that was worked on, and waits for the next one: for `withinMs` at most, then
   * there is none.
   */
  async next(withinMs?: number): Promise<Letter | null> {
    this.settle();
    const hasCome = (): boolean => this.#waiting.length > 0;
    if (withinMs === undefined) await condition(hasCome);
    else if (!hasCome() && !(await condition(hasCome, Math.max(1, withinMs)))) return null;
    this.#current = this.#waiting.shift() ?? null;
    return this.#current;
  }

  /** Says why the letter at hand was refused. */
  blame(refusal: Refusal): void {
    if (this.#current) this.#current.refusal = refusal;
  }

  /** Answers the letter at hand: the flow has come to a waiting point. */
  settle(): void {
    if (this.#current) this.#current.settled = true;
    this.#current = null;
  }

  /** At the end of the flow nothing stays unanswered. */
  settleAll(): void {
    this.settle();
    for (const letter of this.#waiting.splice(0)) letter.settled = true;
  }

  #put(letter: Letter): void {
    this.#waiting.push(letter);
  }

  /** Providers repeat what they tell; past a bound nothing more is heard, and they are asked instead. */
  #putOnce(eventId: string, letter: Letter): void {
    if (this.#seen.has(eventId) || this.#seen.size >= mostEvents) return;
    this.#seen.add(eventId);
    this.#put(letter);
  }

  /** Whether the citizen waits for an answer; what staff have sent keeps nobody from submitting. */
  #isBusy(): boolean {
    return [this.#current, ...this.#waiting].some(
      (letter) => letter !== null && 'idempotencyKey' in letter,
    );
  }

  async #submit(submission: Submission): Promise<StepAnswer> {
    const { record, endEarly } = this.#options;
    const letter: Letter = { ...submission };
    if (submission.step === 'cancel') {
      endEarly('cancelled');
      await condition(() => record().status !== 'open');
    } else {
      this.#submissionsLeft -= 1;
      this.#put(letter);
      await condition(() => letter.settled === true);
    }
    return {
      flow: record(),
      refusal: letter.refusal ?? null,
      requestMac: submission.requestMac,
    };
  }
}
