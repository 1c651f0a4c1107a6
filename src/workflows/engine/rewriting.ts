import type { Message } from './messages.ts';

/** What has where a flow stands written anew, at any step, and what the audit says of it. */
const rewriting = {
  extendDeadline: 'flow.extended',
  writeAgain: 'flow.written_again',
} as const satisfies Partial<Record<Message['name'], string>>;
const frozen = 'flow.deadline_frozen';
const events: readonly string[] = [...Object.values(rewriting), frozen];

/** Its event after a restore, where what lies beside the row is written, too. */
export const writtenAgain = rewriting.writeAgain;

export type Rewriting = keyof typeof rewriting;
export type RewritingMessage = Pick<Message, 'from'> & { name: Rewriting };

/** Whether a message is one of these. */
export function isRewriting<M extends Pick<Message, 'name' | 'from'>>(
  message: M,
): message is M & RewritingMessage {
  return Object.hasOwn(rewriting, message.name);
}

/** The event of such a message; a deadline is put off by staff, or by an outage (`system`). */
export function eventOfRewriting({ name, from }: RewritingMessage): string {
  return name === 'extendDeadline' && from === 'system' ? frozen : rewriting[name];
}

/** Whether an event tells of a writing anew alone. */
export function tellsOfRewriting(event: string): boolean {
  return events.includes(event);
}

/** Has where the flow stands written anew, once an outage has put its deadline off. */
export function deadlinePutOff(): Message {
  return { name: 'extendDeadline', data: null, from: 'system', isAwaited: false };
}
