import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createWatchers, type Watchers } from '../watchers.ts';

/** Messages kept for each number; older ones go. */
const kept = 100;

/** A message on a handset; `at` is RFC 3339 in UTC. */
export const message = z.object({ id: z.string(), at: z.string(), text: z.string() });
export type Message = z.infer<typeof message>;

export type Inbox = Watchers & {
  /** Oldest first. */
  messages: (phone: string) => readonly Message[];
  /** Every number's messages. */
  all: () => ReadonlyMap<string, readonly Message[]>;
  /** Puts an old message back in its place. */
  restore: (phone: string, message: Message) => void;
  /** Shows a message; on a phone that is off, once it is on again. */
  deliver: (phone: string, text: string) => Message;
  /** Off, a phone gets nothing: the centre keeps its messages. */
  switchPhone: (phone: string, isOn: boolean) => void;
  /** Resolves when the phone is on. */
  whenOn: (phone: string) => Promise<void>;
};

/** The messages of every number's handset, whether or not anybody is known to have it. */
export function createInbox(): Inbox {
  const byPhone = new Map<string, Message[]>();
  const { watch, tell } = createWatchers();
  const power = createPower();

  function keep(phone: string, message: Message): void {
    byPhone.set(phone, [...(byPhone.get(phone) ?? []), message].slice(-kept));
  }

  return {
    watch,
    tell,
    messages: (phone) => byPhone.get(phone) ?? [],
    all: () => byPhone,
    restore: keep,
    deliver(phone, text) {
      const message = { id: randomUUID(), at: new Date().toISOString(), text };
      power.once(phone, () => {
        keep(phone, message);
        tell(phone);
      });
      return message;
    },
    switchPhone: power.switchPhone,
    whenOn: (phone) =>
      new Promise((resolve) => {
        power.once(phone, resolve);
      }),
  };
}

/** Which phones are off, with what is to be done when they are on again. */
function createPower() {
  const off = new Map<string, (() => void)[]>();
  return {
    /** Does it now, or when the phone is on again. */
    once: (phone: string, run: () => void): void => {
      const later = off.get(phone);
      if (later) later.push(run);
      else run();
    },
    switchPhone: (phone: string, isOn: boolean): void => {
      const waiting = off.get(phone) ?? [];
      if (!isOn) {
        off.set(phone, waiting);
        return;
      }
      off.delete(phone);
      for (const run of waiting) run();
    },
  };
}
