import { hashRaw } from '@node-rs/argon2';
import { createHashTurns } from './hash-turns.ts';
import { Refused } from '../http/refused.ts';

/** OWASP's second choice for argon2id (RFC 9106): 19 MiB, two passes, one lane; raw 32 bytes. */
const parameters = {
  algorithm: 2, // argon2id
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
} as const;

/** The raw argon2id hash of a password in NFC with a salt of 16 bytes, for a flow. */
export type HashPassword = (flowId: string, password: string, salt: Buffer) => Promise<Buffer>;

/**
 * Hashes a few at a time, since each takes a core and 19 MiB, and lets some wait; more are refused
 * as `Overloaded` at once rather than late. One flow gets one at a time (`SubmissionInProgress`) and few
 * in all (`TooManySubmissions`), before any of it.
 */
export function createHashPassword(options: {
  hashConcurrency: number;
  hashQueue: number;
  now?: () => number;
}): HashPassword {
  const turns = createHashTurns(options.now);
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running < options.hashConcurrency) {
      running += 1;
      return;
    }
    if (waiting.length >= options.hashQueue) throw new Refused('Overloaded');
    // Whoever ends hands its place on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return async (flowId, password, salt) => {
    const end = turns.begin(flowId);
    try {
      await turn();
      try {
        return await hashRaw(password, { ...parameters, salt });
      } finally {
        leave();
      }
    } finally {
      end();
    }
  };
}
