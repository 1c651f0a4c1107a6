import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Messages kept for each number; older ones go. */
const kept = 100;

/** A message on a handset; `at` is RFC 3339 in UTC. */
export const message = z.object({ id: z.string(), at: z.string(), text: z.string() });
export type Message = z.infer<typeof message>;

export type Inbox = {
  /** Oldest first. */
  messages: (phone: string) => readonly Message[];
  /** Every number's messages. */
  all: () => ReadonlyMap<string, readonly Message[]>;
  /** Puts an old message back in its place. */
  restore: (phone: string, message: Message) => void;
  deliver: (phone: string, text: string) => Message;
  /** Calls back at each new message for the number; returns how to stop it. */
  watch: (phone: string, onMessage: () => void) => () => void;
};

/** The messages of every number's handset, whether or not anybody is known to have it. */
export function createInbox(): Inbox {
  const byPhone = new Map<string, Message[]>();
  const watchers = new Map<string, Set<() => void>>();

  function keep(phone: string, message: Message): void {
    byPhone.set(phone, [...(byPhone.get(phone) ?? []), message].slice(-kept));
  }

  return {
    messages: (phone) => byPhone.get(phone) ?? [],
    all: () => byPhone,
    restore: keep,
    deliver(phone, text) {
      const message = { id: randomUUID(), at: new Date().toISOString(), text };
      keep(phone, message);
      watchers.get(phone)?.forEach((onMessage) => {
        onMessage();
      });
      return message;
    },
    watch(phone, onMessage) {
      const ofPhone = watchers.get(phone) ?? new Set();
      watchers.set(phone, ofPhone.add(onMessage));
      return () => {
        ofPhone.delete(onMessage);
        if (ofPhone.size === 0) watchers.delete(phone);
      };
    },
  };
}
