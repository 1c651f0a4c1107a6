import type { Activities } from '../../../src/activities/activities.ts';
import type { OtpSending } from '../../../src/activities/otp/otp-activities.ts';
import { citizen } from './people.ts';
import { identity, owner, postAccount } from './stubs.ts';

export type Choose = <T>(options: readonly T[]) => T;

/** Chooses by numbers that a property has drawn, over and over. */
export function chooser(drawn: readonly number[]): Choose {
  let at = 0;
  return (options) => {
    const option = options[(drawn[at++ % drawn.length] ?? 0) % options.length];
    if (option === undefined) throw new Error('there is nothing to choose from');
    return option;
  };
}

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const limit = (choose: Choose) => inMs(choose([50, 30 * 86_400_000]));

/** A world that answers as it likes, and counts as the real one does. */
export function aWorld(choose: Choose, reviews: string[]): Partial<Activities> {
  const tries = new Map<number, number>();
  const match = { outcome: 'match' } as const;
  const mismatch = { outcome: 'mismatch' as const, findings: ['fullName'] };
  const refused = ['SimCancelled', 'SimTimedOut', 'SimPhoneOff'] as const;
  const code = ({ number, triesPerCode }: { number: number; triesPerCode: number }) => {
    const made = (tries.get(number) ?? 0) + 1;
    tries.set(number, made);
    if (made >= triesPerCode) return Promise.resolve({ outcome: 'exhausted' } as const);
    const attemptsLeft = triesPerCode - made;
    return Promise.resolve(
      choose([
        { outcome: 'wrong', attemptsLeft },
        { outcome: 'expired' },
        { outcome: 'daily_limit', until: limit(choose) },
      ] as const),
    );
  };
  return {
    matchSubscriber: () => Promise.resolve(choose([match, mismatch, mismatch])),
    ...(choose([true, false]) && { matchInsuredPerson: () => Promise.resolve(mismatch) }),
    openReview: ({ reviewId }) => (reviews.push(reviewId), Promise.resolve()),
    takeDecision: () =>
      Promise.resolve(
        choose([{ decision: 'approved', isRegistered: false }, { decision: 'rejected' }] as const),
      ),
    sendOtp: () =>
      Promise.resolve(
        choose<OtpSending>([
          { sent: true },
          { sent: true },
          { sent: false, code: 'MessageLimit', until: limit(choose) },
        ]),
      ),
    verifyOtp: code,
    verifyEmailCode: code,
    verifyRecoveryCode: code,
    signInByOtp: code,
    ownsPhone: () => Promise.resolve(choose([true, false])),
    ...signIns(choose),
    readHearingEnd: () => Promise.resolve(choose([null, { until: inMs(20) }])),
    settleDispute: () =>
      Promise.resolve(choose([{ outcome: 'outdated' }, { outcome: 'phone_full' }] as const)),
    orderSimPrompt: () =>
      Promise.resolve(
        choose([
          { ordered: true, transactionId: 't1' },
          { ordered: false, refusal: { code: 'SimPromptLimit', retryAt: limit(choose) } },
          { ordered: false, refusal: { code: 'SimBusy', retryAt: inMs(20) } },
        ] as const),
      ),
    readSimStatus: () =>
      Promise.resolve(
        choose([{ signature: 'c2ln' }, { refusal: { code: choose(refused) } }] as const),
      ),
    verifyUsbSignature: () =>
      Promise.resolve(
        choose([
          { outcome: 'verified', identity },
          { outcome: 'refused', code: 'UsbSignatureInvalid' },
        ] as const),
      ),
    redeemPostCode: () =>
      Promise.resolve(
        choose([
          { outcome: 'signed_in', account: { ...postAccount, papersChecked: false } },
          { outcome: 'refused', code: 'PostStateMismatch' },
        ] as const),
      ),
    readPostPapers: () => Promise.resolve({ ...postAccount, papersChecked: choose([true, false]) }),
  };
}

function signIns(choose: Choose): Partial<Activities> {
  const app = { kind: 'authenticator_app', recoveryCodesLeft: 3 } as const;
  const otp = { kind: 'otp', phone: citizen.phone } as const;
  return {
    verifyPassword: () =>
      Promise.resolve(
        choose([
          { outcome: 'right', owner, factor: otp },
          { outcome: 'right', owner, factor: app },
          { outcome: 'wrong' },
          { outcome: 'locked', until: inMs(50) },
        ] as const),
      ),
    verifyAppCode: () =>
      Promise.resolve(choose([{ outcome: 'wrong' }, { outcome: 'exhausted', until: inMs(50) }])),
  };
}
