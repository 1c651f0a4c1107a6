import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createWatchers, type Watchers } from '../watchers.ts';

/** Messages kept for each address; older ones go. */
const kept = 100;

/** A message in a mailbox; `at` is RFC 3339 in UTC. */
export const mail = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  messageId: z.string(),
});
export type Mail = z.infer<typeof mail>;

export type Mailboxes = Watchers & {
  /** Oldest first; the address in any case. */
  messages: (address: string) => readonly Mail[];
  /** Every mailbox that has messages. */
  all: () => ReadonlyMap<string, readonly Mail[]>;
  /** Puts an old message back in its place. */
  restore: (message: Mail) => void;
  /** What comes again under the same Message-ID is another message here, as it is for some programs. */
  deliver: (message: Omit<Mail, 'id' | 'at'>) => Mail;
};

/** The mailboxes of every address, whether or not anybody is known to have it. */
export function createMailboxes(): Mailboxes {
  const byAddress = new Map<string, Mail[]>();
  const { watch, tell } = createWatchers();
  const keyOf = (address: string): string => address.trim().toLowerCase();

  function keep(message: Mail): void {
    const key = keyOf(message.to);
    byAddress.set(key, [...(byAddress.get(key) ?? []), message].slice(-kept));
  }

  return {
    watch: (address, onChange) => watch(keyOf(address), onChange),
    tell: (address) => {
      tell(keyOf(address));
    },
    messages: (address) => byAddress.get(keyOf(address)) ?? [],
    all: () => byAddress,
    restore: keep,
    deliver(message) {
      const received = { id: randomUUID(), at: new Date().toISOString(), ...message };
      keep(received);
      tell(keyOf(received.to));
      return received;
    },
  };
}
