import { ApplicationFailure, condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';
import type { Actor } from '../../domain/flows/actor.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { type Hearing, hearSignals } from './hear-signals.ts';
import { type Message, type StepAnswer, type Submission, getFlow, submitStep } from './messages.ts';
import { whyNotNow } from './permission.ts';
import { NotOurs, requireOurs } from './require-ours.ts';

/** How a flow ends before its story does. */
export type EarlyEnd = 'cancelled' | 'expired';

type Options = Pick<Hearing, 'extend' | 'passRow' | 'ignore'> & {
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

  constructor(options: Options) {
    this.#options = options;
    this.#submissionsLeft = options.submissions;
    this.#hearCitizen();
    const { endEarly, extend, passRow, ignore } = options;
    hearSignals({
      put: this.put.bind(this),
      cancel: () => {
        endEarly('cancelled', 'staff');
      },
      extend,
      passRow,
      ignore,
    });
  }

  /** Adds what is to be handled in its turn. */
  put(message: Message): void {
    this.#waiting.push(message);
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
   * since the epoch) at most, then there is none; `summary` says in the Temporal UI what comes then.
   */
  async next(until = Infinity, summary?: string): Promise<Message | null> {
    this.answer();
    const hasCome = (): boolean => this.#waiting.length > 0;
    const left = Math.max(1, until - Date.now());
    if (until === Infinity) await condition(hasCome);
    else if (!hasCome() && !(await condition(hasCome, left, { ...(summary && { summary }) })))
      return null;
    this.#current = this.#waiting.shift() ?? null;
    return this.#current;
  }

  /** Whether one of these has come, and none is at hand. */
  holds(names: readonly Message['name'][]): boolean {
    return this.#current === null && this.#waiting.some(({ name }) => names.includes(name));
  }

  /** The first of these that has come is the message at hand, before others that came earlier. */
  take(names: readonly Message['name'][]): Message | null {
    const at = this.#waiting.findIndex(({ name }) => names.includes(name));
    this.#current = at < 0 ? null : (this.#waiting.splice(at, 1)[0] ?? null);
    return this.#current;
  }

  /** Refuses the message at hand; of one that nobody waits for, operators see that it came to nothing. */
  refuse(refusal: Refusal): void {
    if (!this.#current) return;
    this.#current.refusal = refusal;
    const { isAwaited, name } = this.#current;
    // What the citizen asks for, staff ask for by a signal of another name.
    const sent = name === 'askForReview' ? 'openReview' : name;
    if (!isAwaited) this.#options.ignore(sent, refusal.code);
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
    this.#waiting.push(message);
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
