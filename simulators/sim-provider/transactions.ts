import { randomUUID } from 'node:crypto';
import type { Sim } from './sim.ts';

/** How a prompt on a handset stands. */
export type PromptState = 'open' | 'signed' | 'cancelled' | 'timed_out' | 'pin_blocked';
export type Prompt = { id: string; at: string; text: string; code: string; state: PromptState };

export type Order = {
  apTransId: string;
  phone: string;
  text: string;
  hash: Uint8Array;
  callbackUrl?: string | undefined;
  timeOutSeconds: number;
};
export type Transaction = Order & {
  id: string;
  sim: Sim;
  /** Status code of TS 102 204. */
  status: number;
  signature: string | undefined;
  /** Undefined as long as nothing is on the phone. */
  prompt: Prompt | undefined;
};

type Options = {
  onChange: (phone: string) => void;
  onEnd: (transaction: Transaction) => void;
};

const pending = 504;
const expired = 208;
/** Transactions that are remembered; older ones go. */
const kept = 5_000;

export type Transactions = ReturnType<typeof createTransactions>;

/** The orders of the application provider. They do not outlive the process. */
export function createTransactions({ onChange, onEnd }: Options) {
  const byId = new Map<string, Transaction>();
  const all = () => [...byId.values()];

  function end(transaction: Transaction, status: number, state: PromptState): void {
    if (!isOpen(transaction)) return;
    transaction.status = status;
    if (transaction.prompt) transaction.prompt.state = state;
    onChange(transaction.phone);
    onEnd(transaction);
  }

  return {
    end,
    isOpen,
    find: (id: string) => byId.get(id),
    /** The order that came before under the same id, so that a repeated one asks nobody twice. */
    findOrder: (apTransId: string) => all().find((one) => one.apTransId === apTransId),
    ofPhone: (phone: string) => all().filter((one) => one.phone === phone),
    open(order: Order, sim: Sim): Transaction {
      const id = `_${randomUUID()}`;
      const opened = { signature: undefined, prompt: undefined };
      const transaction: Transaction = { ...order, ...opened, id, sim, status: pending };
      byId.set(id, transaction);
      for (const old of [...byId.keys()].slice(0, -kept)) byId.delete(old);
      later(order.timeOutSeconds * 1000, () => {
        end(transaction, expired, 'timed_out');
      });
      return transaction;
    },
    /** Puts the text on the handset after so many milliseconds. */
    show(transaction: Transaction, delayMs: number): void {
      later(delayMs, () => {
        if (!isOpen(transaction)) return;
        const { id, text } = transaction;
        const code = /\b\d{4}\b/.exec(text)?.[0] ?? '';
        transaction.prompt = { id, at: new Date().toISOString(), text, code, state: 'open' };
        onChange(transaction.phone);
      });
    },
  };
}

function isOpen({ status }: Transaction): boolean {
  return status === pending;
}

/** At once where there is nothing to wait for; a timer never keeps the process alive. */
function later(ms: number, run: () => void): void {
  if (ms === 0) run();
  else setTimeout(run, ms).unref();
}
