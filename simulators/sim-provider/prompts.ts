import { signHash } from './cms.ts';
import type { Prompt, Transaction, Transactions } from './transactions.ts';

export type PromptReply = { pin: string } | { cancel: true };

/** What came of a reply: the prompt as it now stands, or why nothing did. */
export type ReplyResult =
  | { outcome: 'taken'; prompt: Prompt }
  | { outcome: 'pin_wrong'; triesLeft: number }
  | { outcome: 'not_open' }
  | { outcome: 'unknown' };

/** The prompts that a handset has shown, oldest first. */
export function promptsOf(transactions: Transactions, phone: string): Prompt[] {
  return transactions.ofPhone(phone).flatMap(({ prompt }) => (prompt ? [prompt] : []));
}

/** The citizen enters a PIN on the handset, or cancels. */
export function replyToPrompt(
  transactions: Transactions,
  at: { phone: string; id: string },
  reply: PromptReply,
): ReplyResult {
  const transaction = transactions.find(at.id);
  const prompt = transaction?.prompt;
  if (transaction?.phone !== at.phone || !prompt) return { outcome: 'unknown' };
  if (!transactions.isOpen(transaction)) return { outcome: 'not_open' };
  if ('cancel' in reply) transactions.end(transaction, 401, 'cancelled');
  else if (!enterPin(transactions, transaction, reply.pin)) {
    return { outcome: 'pin_wrong', triesLeft: transaction.sim.triesLeft() };
  }
  return { outcome: 'taken', prompt };
}

/** Whether the PIN has ended the transaction: it was right, or wrong once too often. */
function enterPin(transactions: Transactions, transaction: Transaction, pin: string): boolean {
  const { sim, hash } = transaction;
  if (sim.tryPin(pin)) {
    transaction.signature = signHash(sim, hash);
    transactions.end(transaction, 500, 'signed');
  } else if (sim.isBlocked()) transactions.end(transaction, 402, 'pin_blocked');
  return !transactions.isOpen(transaction);
}
