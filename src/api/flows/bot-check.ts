import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Throttle } from '../../db/throttles.ts';
import type { Keys } from '../../platform/keys.ts';

/** Work for a client, about a second on a phone: `counter` derivations of `cost` rounds each. */
const cost = 1_000;
const counters = { least: 4_000, most: 8_000 };
const lifetimeSeconds = 1_200;

/** One start may be repeated after a lost answer; a solution is worth no more than that. */
const usesOfSolution = 3;

/** Answer of `GET /v1/bot-check`. */
export type BotCheckOffer = { required: false } | { required: true; challenge: Challenge };

export type BotCheckVerdict = {
  outcome: 'solved' | 'expired' | 'missing' | 'wrong';
  /** Counts the uses of a solution that is right; null where none is required. */
  spend: Throttle | null;
};

/** Tells people from programs by work that costs a program's owner money (ALTCHA, proof of work). */
export type BotCheck = {
  offer: () => Promise<BotCheckOffer>;
  verify: (solution: string | undefined) => Promise<BotCheckVerdict>;
};

/** Base64 of this JSON is what the ALTCHA widget puts into a form. */
const payloadShape = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string().exactOptional(),
      expiresAt: z.number().exactOptional(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/** A check that asks for nothing: development and tests. */
export const noBotCheck: BotCheck = {
  offer: () => Promise.resolve({ required: false }),
  verify: () => Promise.resolve({ outcome: 'solved', spend: null }),
};

/** The check by proof of work; challenges are signed, so that nothing is kept of them until solved. */
export function createBotCheck(keys: Keys, now: () => Date): BotCheck {
  const secrets = {
    hmacSignatureSecret: keys.lookup('bot-check', 'challenge').toString('base64'),
    hmacKeySignatureSecret: keys.lookup('bot-check', 'key').toString('base64'),
  };
  return {
    offer: async () => {
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost,
        counter: randomInt(counters.most, counters.least),
        deriveKey,
        expiresAt: Math.floor(now().getTime() / 1000) + lifetimeSeconds,
        ...secrets,
      });
      return { required: true, challenge };
    },
    verify: async (solution) => {
      if (solution === undefined) return { outcome: 'missing', spend: null };
      const payload = readPayload(solution);
      if (!payload) return { outcome: 'wrong', spend: null };
      const { verified, expired } = await verifySolution({ ...payload, ...secrets, deriveKey });
      if (!verified && !expired) return { outcome: 'wrong', spend: null };
      return { outcome: verified ? 'solved' : 'expired', spend: spend(keys, payload) };
    },
  };
}

type Payload = z.output<typeof payloadShape>;

function readPayload(solution: string): Payload | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(solution, 'base64').toString('utf8'));
    return payloadShape.parse(json);
  } catch {
    return null; // not base64 of JSON of that shape: as wrong as any wrong solution
  }
}

function spend(keys: Keys, { challenge }: Payload): Throttle {
  return {
    key: keys.lookup('throttle', `bot-check:${challenge.signature}`),
    limit: usesOfSolution,
    windowSeconds: lifetimeSeconds,
  };
}
