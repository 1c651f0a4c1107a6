import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import type { Asked, Outcome, Prompter, Question, Reply } from './prompter.ts';

/** A prompt that waits for its page to be filled in. */
export type OpenPrompt = {
  question: Question;
  /** Ends the waiting; resolves with what came of it. */
  answer: (reply: Reply) => Promise<Outcome>;
  cancel: () => void;
};

export type PagePrompter = Prompter & {
  /** The prompt of this secret, until it is answered. */
  find: (secret: string) => OpenPrompt | undefined;
};

/**
 * Asks on a page of the agent's own, which only who has its secret can open. `open` shows the page
 * below this path to the citizen.
 */
export function createPagePrompter(open: (path: string) => void): PagePrompter {
  let current: { secret: string; prompt: OpenPrompt } | undefined;
  return {
    find: (secret) => (current && isSame(current.secret, secret) ? current.prompt : undefined),
    ask: async (question, signal) => {
      signal.throwIfAborted();
      const secret = randomBytes(32).toString('base64url');
      try {
        return await new Promise<Asked>((resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason instanceof Error ? signal.reason : new Refusal('Cancelled'));
          });
          current = { secret, prompt: createPrompt(question, resolve, reject) };
          open(`/prompt/${secret}`);
        });
      } finally {
        current = undefined;
      }
    },
  };
}

function createPrompt(
  question: Question,
  resolve: (asked: Asked) => void,
  reject: (refusal: Refusal) => void,
): OpenPrompt {
  return {
    question,
    answer: (reply) =>
      new Promise((tell) => {
        resolve({ reply, tell });
      }),
    cancel: () => {
      reject(new Refusal('Cancelled'));
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
