import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  log,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow';
import type { SignalDefinition } from '@temporalio/workflow';
import type { Actor } from '../../domain/flows/actor.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { describeFlow } from './describe-flow.ts';
import {
  type Message,
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
import { whyNotNow } from './permission.ts';
import { type SignalData, readSignal } from './read-signal.ts';
import { NotOurs, requireOurs } from './require-ours.ts';

/** How a flow ends before its story does. */
export type EarlyEnd = 'cancelled' | 'expired';

/** Events of providers that one flow hears: a bound on its memory. */
const mostEvents = 200;

type Options = {
  /** The flow as it stands. */
  record: () => FlowRecord;
  endEarly: (reason: EarlyEnd, by: Actor) => void;
  /** Submissions that are taken in all. */
  submissions: number;
};

/**
 * Everything that comes in for a flow, in the order of its coming; one message is being handled at a
 * time. Its handlers stand as soon as it is constructed, before anything is awaited.
 */
export class MessageQueue {
  readonly #options: Options;
  #waiting: Message[] = [];
  #current: Message | null = null;
  #submissionsLeft: number;
  readonly #seen = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
    this.#submissionsLeft = options.submissions;
    this.#hearCitizen();
    this.#hearStaff();
    this.#hearProviders();
  }

  /** Who sent the message at hand; the system where there is none. */
  get sender(): Actor {
    return this.#current?.from ?? 'system';
  }

  /** Whether another submission will be taken. */
  get takesMore(): boolean {
    return this.#submissionsLeft > 0;
  }

  /**
   * Answers the message that was handled, and waits for the next one: until a time (milliseconds
   * since the epoch) at most, then there is none.
   */
  async next(until = Infinity): Promise<Message | null> {
    this.answer();
    const hasCome = (): boolean => this.#waiting.length > 0;
    if (until === Infinity) await condition(hasCome);
    else if (!hasCome() && !(await condition(hasCome, Math.max(1, until - Date.now()))))
      return null;
    this.#current = this.#waiting.shift() ?? null;
    return this.#current;
  }

  /** Refuses the message at hand; of one that nobody waits for, operators see that it came to nothing. */
  refuse(refusal: Refusal): void {
    if (!this.#current) return;
    this.#current.refusal = refusal;
    if (!this.#current.isAwaited) this.#ignore(this.#current.name, refusal.code);
  }

  /** Answers the message at hand: the flow has come to a waiting point. */
  answer(): void {
    if (this.#current) this.#current.isAnswered = true;
    this.#current = null;
  }

  /** At the end of the flow nothing stays unanswered: what was not come to is refused by what has ended it. */
  answerAll(refusal?: Refusal): void {
    this.answer();
    for (const message of this.#waiting.splice(0)) {
      if (refusal) message.refusal = refusal;
      message.isAnswered = true;
    }
  }

  #hearCitizen(): void {
    const { record } = this.#options;
    setHandler(submitStep, (submission: Submission) => this.#submit(submission), {
      description: 'The next step of the citizen.',
      // Synchronous, and a rejection leaves no history.
      validator: (submission: Submission) => {
        requireFromApi(submission);
        const code = whyNotNow(submission, {
          record: record(),
          // What staff and providers have sent keeps nobody from submitting.
          isBusy: [this.#current, ...this.#waiting].some((message) => message?.isAwaited === true),
          hasSubmissionsLeft: this.takesMore,
        });
        if (code !== undefined) throw rejection(code);
      },
    });
    setHandler(getFlow, record, { description: 'The flow as it stands.' });
  }

  #hearStaff(): void {
    this.#hear(cancel, 'cancel', 'Ends the flow: { reason }.', () => {
      this.#options.endEarly('cancelled', 'staff');
    });
    this.#hear(
      resendOtp,
      'resendOtp',
      'Sends the OTP again, within the same limits as for the citizen.',
      () => {
        this.#put({ name: 'resendOtp', data: null, from: 'staff', isAwaited: false });
      },
    );
    this.#hear(
      verifyManually,
      'verifyManually',
      'Says that a review is decided; the decision is read from the database: { reviewId }.',
      (data) => {
        this.#put({ name: 'verifyManually', data, from: 'staff', isAwaited: false });
      },
    );
    setDefaultSignalHandler((name) => {
      this.#ignore(name, 'unknown');
    });
  }

  #hearProviders(): void {
    this.#hear(
      simSigned,
      'simSigned',
      'Says that a SIM signature has ended; the SIM provider is asked: { eventId, transactionId }.',
      ({ eventId, ...data }) => {
        this.#putOnce(eventId, { name: 'simSigned', data, from: 'provider:sim', isAwaited: false });
      },
    );
    this.#hear(
      postVerified,
      'postVerified',
      'Says that papers were checked; Vietnam Post is asked: { eventId }.',
      ({ eventId }) => {
        const from = 'provider:post';
        this.#putOnce(eventId, { name: 'postVerified', data: null, from, isAwaited: false });
      },
    );
  }

  /** Nothing that a signal may hold leaves its handler as an error: that would stop the flow for ever. */
  #hear<N extends keyof SignalData>(
    signal: SignalDefinition<unknown[]>,
    name: N,
    description: string,
    take: (data: SignalData[N]) => void,
  ): void {
    const handler = (...said: unknown[]): void => {
      const read = readSignal(name, said);
      if ('data' in read) take(read.data);
      else this.#ignore(name, read.why);
    };
    setHandler(signal, handler, { description });
  }

  /** What comes to nothing leaves a trace: in the log, and in the Temporal UI until the flow goes on. */
  #ignore(name: string, why: string): void {
    log.warn('a message came to nothing', { message: name, why });
    setCurrentDetails(describeFlow(this.#options.record(), { name, why }));
  }

  #put(message: Message): void {
    this.#waiting.push(message);
  }

  /** Providers repeat what they tell; past a bound nothing more is heard, and they are asked instead. */
  #putOnce(eventId: string, message: Message): void {
    if (this.#seen.has(eventId) || this.#seen.size >= mostEvents) return;
    this.#seen.add(eventId);
    this.#put(message);
  }

  async #submit(submission: Submission): Promise<StepAnswer> {
    const { record, endEarly } = this.#options;
    const { requestMac } = submission;
    if (submission.step === 'cancel') {
      endEarly('cancelled', 'citizen');
      await condition(() => record().status !== 'open');
      return { flow: record(), refusal: null, requestMac };
    }
    const message = toMessage(submission);
    this.#submissionsLeft -= 1;
    this.#put(message);
    await condition(() => message.isAnswered === true);
    return { flow: record(), refusal: message.refusal ?? null, requestMac };
  }
}

/**
 * A submission comes from the API alone, sealed for this flow and under its own key, so that none can
 * be sent a second time. A rejection, before anything is recorded.
 */
function requireFromApi(submission: Submission): void {
  let isOurs = false;
  try {
    isOurs = requireOurs(submission).idempotencyKey === currentUpdateInfo()?.id;
  } catch (error) {
    if (!(error instanceof NotOurs)) throw rejection('ServiceUnavailable');
  }
  if (!isOurs) {
    throw ApplicationFailure.nonRetryable('not submitted by the API', 'SubmissionNotAuthentic');
  }
}

function toMessage(submission: Exclude<Submission, { step: 'cancel' }>): Message {
  const sent = { from: 'citizen', isAwaited: true } as const;
  if (submission.data === null) return { name: submission.step, data: null, ...sent };
  return { name: 'submit', key: submission.idempotencyKey, ...submission, ...sent };
}

function rejection(code: ProblemCode): ApplicationFailure {
  return ApplicationFailure.nonRetryable(code, code);
}
