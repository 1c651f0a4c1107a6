import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Throttle } from '../../db/throttles.ts';
import type { Keys } from '../../platform/keys.ts';

/**
 * Work for a client, on average about a second on a phone: derivations of `cost` rounds each, from 0 to
 * the counter. Every counter up to `most` is as likely, since one that never comes need not be tried.
 */
const cost = 1_000;
const counters = { least: 0, most: 12_000 };
/** What is asked of a network that many failures come from. */
const hardCost = 4_000;
const lifetimeSeconds = 1_200;

/** One start may be repeated after a lost answer; a solution is worth no more than that. */
const usesOfSolution = 3;

/** Answer of `GET /v1/bot-check`. */
export type BotCheckOffer = { required: false } | { required: true; challenge: Challenge };

export type BotCheckVerdict =
  | { outcome: 'missing' }
  | { outcome: 'wrong' }
  | {
      /** `expired` is a right solution, too late. */
      outcome: 'solved' | 'expired';
      isHard: boolean;
      /** Counts the uses of the solution; null where there is none, and none is required. */
      spend: Throttle | null;
    };

/** Tells people from programs by work that costs a program's owner money (ALTCHA, proof of work). */
export type BotCheck = {
  /** The harder one, required in any case, of whoever is to be careful with. */
  offer: (asked: { isCareful: boolean }) => Promise<BotCheckOffer>;
  verify: (solution: string | undefined) => Promise<BotCheckVerdict>;
};

type Options = {
  keys: Keys;
  now: () => Date;
  /** Whether it is required of everybody. */
  isRequired: boolean;
  /** A random integer from `least`, below `end`. */
  random?: (least: number, end: number) => number;
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

const unchecked = { outcome: 'solved', isHard: false, spend: null } as const;

/** The check by proof of work; challenges are signed, so that nothing is kept of them until solved. */
export function createBotCheck({ keys, now, isRequired, random = randomInt }: Options): BotCheck {
  const secrets = {
    hmacSignatureSecret: keys.lookup('bot-check', 'challenge').toString('base64'),
    hmacKeySignatureSecret: keys.lookup('bot-check', 'key').toString('base64'),
  };
  async function verify(solution: string): Promise<BotCheckVerdict> {
    const payload = readPayload(solution);
    // Before all else: nothing is worked out or written for a challenge that is not ours.
    if (!payload || !isOurs(payload.challenge, secrets.hmacSignatureSecret)) {
      return { outcome: 'wrong' };
    }
    const { challenge } = payload;
    const isOld = (challenge.parameters.expiresAt ?? 0) * 1000 < now().getTime();
    const isRight = isOld
      ? isRightKey(payload, secrets.hmacKeySignatureSecret)
      : (await verifySolution({ ...payload, ...secrets, deriveKey })).verified;
    if (!isRight) return { outcome: 'wrong' };
    const isHard = challenge.parameters.cost >= hardCost;
    return { outcome: isOld ? 'expired' : 'solved', isHard, spend: spend(keys, payload) };
  }
  return {
    offer: async ({ isCareful }) => {
      if (!isRequired && !isCareful) return { required: false };
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: isCareful ? hardCost : cost,
        counter: random(counters.least, counters.most + 1),
        deriveKey,
        expiresAt: Math.floor(now().getTime() / 1000) + lifetimeSeconds,
        ...secrets,
      });
      return { required: true, challenge };
    },
    verify: async (solution) => {
      if (solution === undefined) return isRequired ? { outcome: 'missing' } : unchecked;
      const verdict = await verify(solution);
      return isRequired || verdict.outcome === 'solved' ? verdict : unchecked;
    },
  };
}

/** The signature as the library makes it: over the parameters' JSON, in the order of their names. */
function isOurs({ parameters, signature }: Payload['challenge'], secret: string): boolean {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return isMac(signature, secret, JSON.stringify(Object.fromEntries(sorted)));
}

/** Whether the derived key is the one that was signed: the library looks at no expired challenge. */
function isRightKey({ challenge, solution }: Payload, secret: string): boolean {
  const { keySignature = '' } = challenge.parameters;
  return isMac(keySignature, secret, Buffer.from(solution.derivedKey, 'hex'));
}

function isMac(given: string, secret: string, message: string | Buffer): boolean {
  const expected = createHmac('sha256', secret).update(message).digest('hex');
  return (
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(expected))
  );
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
