import { setTimeout as pause } from 'node:timers/promises';
import {
  type NewChallenge,
  type Opened,
  markSent,
  openChallenge,
  unclaim,
} from '../../db/proofs/otp-challenges.ts';
import { openColumn, sealColumn } from '../../db/sealed.ts';
import { saveFlow } from '../../db/flows/flows.ts';
import type { Throttle } from '../../db/throttles.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { OtpSending, SendOtp } from './otp-activities.ts';
import { newOtpSecret, otpCode, otpCodeMac } from './otp-code.ts';

/** From the claim of a message to its handing over; who is slower claims it anew. */
const readyMs = 2_000;
const lookMs = 250;
/** Longer than any claim lasts. */
const mostLooks = 60;

type Deps = Pick<ActivityDeps, 'database' | 'keys'>;
type Message = Pick<SendOtp, 'proof' | 'number' | 'ttlMs' | 'resendAfterMs' | 'next'>;

/** The way that a message goes. */
export type Way = Pick<NewChallenge, 'phoneLookup' | 'unless'> & {
  quota: readonly Throttle[];
  /** How long handing it over may take. */
  timeoutMs: number;
  /** Hands it over; answers with its id where it is told of later. */
  handOver: (code: string) => Promise<{ messageId: string } | null>;
};

/**
 * Opens the challenge, has its message handed over, and writes the flow at its next step. One call hands
 * it over at a time, though a first try may still be at work when the next one begins; a crash in between
 * sends the same code once more, never another one.
 */
export async function deliverCode(deps: Deps, message: Message, way: Way): Promise<OtpSending> {
  const { proof, number, next } = message;
  const { database, keys } = deps;
  const opened = await claim(deps, message, way);
  if (opened.state === 'limited') {
    return { sent: false, code: 'MessageLimit', until: opened.until.toISOString() };
  }
  if (opened.state === 'unwanted') return { sent: false, code: 'AccountAlreadyExists' };
  if (opened.state === 'elsewhere') {
    const until = new Date(opened.sentAt.getTime() + message.resendAfterMs).toISOString();
    return { sent: false, code: 'OtpSentElsewhere', until };
  }
  const sent = opened.state === 'ours' ? await send(deps, message, way, opened.sealedSecret) : null;
  const told = sent ? { id: sent.messageId } : undefined;
  await saveFlow(database.db, keys, next, told, markSent(proof, number));
  return { sent: true };
}

type Claimed = Exclude<Opened, { state: 'under_way' }>;

/** The challenge, once nobody else hands its message over. */
async function claim({ database, keys }: Deps, message: Message, way: Way): Promise<Claimed> {
  for (let look = 0; look < mostLooks; look += 1) {
    const begun = performance.now();
    const opened = await openChallenge(database.db, challengeOf(keys, message, way), way.quota);
    const isLate = performance.now() - begun > readyMs;
    if (opened.state !== 'under_way' && !(opened.state === 'ours' && isLate)) return opened;
    await pause(lookMs);
  }
  throw new Error('somebody else hands the message over, and does not come to an end');
}

function challengeOf(keys: Deps['keys'], message: Message, way: Way): NewChallenge {
  const { proof, number, ttlMs } = message;
  const fresh = newOtpSecret();
  return {
    proof,
    number,
    ttlMs,
    sealedSecret: sealColumn(keys, 'otp_challenge.secret', sealedFor(message), fresh),
    codeMac: otpCodeMac(keys, proof, otpCode(fresh, number)),
    claimMs: readyMs + way.timeoutMs,
    phoneLookup: way.phoneLookup,
    unless: way.unless,
  };
}

/** Names the message among all. */
export function sealedFor({ proof, number }: Pick<Message, 'proof' | 'number'>): string {
  return [proof.flowId, proof.step, number].join(':');
}

async function send(
  { database, keys }: Deps,
  message: Message,
  { handOver }: Way,
  sealedSecret: Buffer,
): Promise<{ messageId: string } | null> {
  const { proof, number } = message;
  const secret = openColumn(keys, 'otp_challenge.secret', sealedFor(message), sealedSecret);
  try {
    return await handOver(otpCode(secret, number));
  } catch (error) {
    await unclaim(database.db, proof, number);
    throw error;
  }
}
