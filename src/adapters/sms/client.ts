import { keepConnected, type ConnectionOptions } from './connection.ts';
import { smsFailure } from './failure.ts';
import { createHandOver, type LongTexts } from './hand-over.ts';
import { answeredId, type MessageIdDialect } from './message-id.ts';
import { createWindow } from './window.ts';

export type { DeliveryReceipt } from './receipt.ts';

export interface SmsClient {
  /**
   * Hands a message to the SMS centre; `to` is E.164 with its plus. Fails at once while there is no
   * session, since waiting is the caller's affair.
   * @throws OutsideSystemError when the centre has not taken it within `timeoutMs`; after `timeout`
   * or `malformed` it may nevertheless be sent.
   */
  submit: (
    message: { to: string; text: string },
    call: { timeoutMs: number },
  ) => Promise<{ messageId: string }>;
  /** Resolves when the first try to bind has ended, so that a process need not start with a refusal. */
  ready: Promise<unknown>;
  /** Takes no further message, waits for those under way, unbinds. */
  close: () => Promise<void>;
}

type Options = Omit<ConnectionOptions, keyof Usual> & {
  /** What the citizen sees as the sender: at most 11 letters and digits, or a short code. */
  sender: string;
} & Partial<Usual>;

type Usual = Pick<
  ConnectionOptions,
  'answerTimeoutMs' | 'enquireEveryMs' | 'backOff' | 'random'
> & {
  /** Messages that may be without an answer at the same time. */
  windowSize: number;
  /** How this centre names messages, and takes long texts. */
  messageIds: MessageIdDialect;
  longTexts: LongTexts;
};

const usual: Usual = {
  answerTimeoutMs: 5_000,
  enquireEveryMs: 30_000,
  backOff: { initialMs: 250, maximumMs: 15_000 },
  random: Math.random,
  windowSize: 50,
  messageIds: 'same',
  longTexts: 'payload',
};

/**
 * A client of the SMS centre that keeps one SMPP 3.4 session. `onReceipt` may be told of a message
 * before its submission has returned, more than once, or never; when it rejects, the centre is
 * asked to deliver the receipt again.
 */
export function createSmsClient(given: Options): SmsClient {
  const options = { ...usual, ...given };
  const connection = keepConnected(options);
  const handOver = createHandOver(options.longTexts);
  const window = createWindow(options.windowSize);
  const underWay = new Set<Promise<unknown>>();
  let closed = false;

  async function send(to: string, text: string, timeoutMs: number): Promise<string> {
    const until = performance.now() + timeoutMs;
    if (closed || !connection.session()) throw smsFailure('down', 'no session');
    const leave = await window.enter(timeoutMs);
    if (!leave) throw smsFailure('timeout', 'too many messages without an answer');
    try {
      const session = connection.session();
      if (!session) throw smsFailure('down', 'no session');
      const id = await handOver(session, { from: options.sender, to, text }, until);
      return answeredId(id, options.messageIds);
    } finally {
      leave();
    }
  }

  return {
    ready: connection.ready,
    async submit({ to, text }, { timeoutMs }) {
      const sent = send(to, text, timeoutMs);
      underWay.add(sent);
      try {
        return { messageId: await sent };
      } finally {
        underWay.delete(sent);
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}
