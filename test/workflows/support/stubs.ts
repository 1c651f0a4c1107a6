import { changeStubs } from './change-stubs.ts';
import { disputeStubs } from './dispute-stubs.ts';
import { recoveryStubs } from './recovery-stubs.ts';
import type { Activities } from '../../../src/activities/activities.ts';
import type { PostAccount } from '../../../src/activities/post/post-activities.ts';
import type { AccountOwner } from '../../../src/domain/account/sign-in.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import type { CertificateIdentity } from '../../../src/certificates/verdict.ts';
import { subscriberOf } from '../../../src/domain/subject/registrant.ts';
import { citizen, insured } from './people.ts';
import { rightCode } from './right-code.ts';

/** Whom the certificates of these tests name. */
export const identity: CertificateIdentity = {
  subjectType: 'citizen',
  fullName: 'NGUYỄN VĂN AN',
  numbers: [{ kind: 'personal_id_number', number: '001090012345' }],
  serial: '0A',
  issuer: 'CA của bài thử',
  notAfter: '2030-01-01T00:00:00.000Z',
};

/** Somebody's account at the Post, with papers that a clerk has seen. */
export const postAccount: PostAccount = {
  subject: 'post-1',
  papersChecked: true,
  person: { ...subscriberOf(citizen) },
  isReadable: true,
  findings: [],
  isLinked: false,
  isRegistered: false,
};

export { rightCode };

/** Activities of a world in which all is well; what they write is kept in `saved`. */
export function stubs(saved: SavedFlow[]): Activities {
  const save = (next: SavedFlow | null): void => {
    if (next) saved.push(next);
  };
  return {
    matchSubscriber: () => Promise.resolve({ outcome: 'match' }),
    matchInsuredPerson: () =>
      Promise.resolve({
        outcome: 'match',
        registrant: { ...subscriberOf(citizen), dateOfBirth: insured.dateOfBirth },
        isPhoneOfRecord: true,
      }),
    ownsPhone: () => Promise.resolve(true),
    sendOtp: ({ next }) => (save(next), Promise.resolve({ sent: true })),
    verifyOtp: ({ codeMac, next }) => {
      if (codeMac !== rightCode) return Promise.resolve({ outcome: 'wrong', attemptsLeft: 4 });
      save(next);
      return Promise.resolve({ outcome: 'right' });
    },
    sendEmailCode: ({ next }) => (save(next), Promise.resolve({ sent: true })),
    verifyEmailCode: ({ codeMac }) =>
      Promise.resolve(
        codeMac === rightCode ? { outcome: 'right' } : { outcome: 'wrong', attemptsLeft: 4 },
      ),
    signInByOtp: ({ codeMac, next }) => {
      if (codeMac !== rightCode) return Promise.resolve({ outcome: 'wrong', attemptsLeft: 4 });
      save(next);
      return Promise.resolve({ outcome: 'right' });
    },
    createAccount: ({ next }) => (save(next), Promise.resolve({ created: true })),
    openReview: ({ next }) => (save(next), Promise.resolve()),
    takeDecision: () => Promise.resolve({ decision: 'approved', isRegistered: false }),
    readLostTime: () => Promise.resolve({ ms: 0, lasts: false }),
    noteIgnored: () => Promise.resolve(),
    saveFlow: (next) => (save(next), Promise.resolve()),
    ...signatures(save),
    ...post(),
    ...signIns(save),
    ...changeStubs(save),
    lockInactive: () => Promise.resolve({ after: null }),
    deleteAged: () => Promise.resolve({ aged: 'flow', deleted: 0, next: null }),
    matchCallbacks: () => Promise.resolve({ after: null, matched: 0, waiting: 0 }),
    resealRows: () =>
      Promise.resolve({
        ...{ at: '2026-11-27T00:00:00.000Z', to: 'k', table: 'account', estimate: 0 },
        ...{ after: null, nextTable: null, looked: 0, resealed: 0, left: 0, byKey: {} },
      }),
    noteSealingKeys: () => Promise.resolve({ inUse: ['k'], unused: [] }),
    remindLeft: () =>
      Promise.resolve({
        ...{ after: null, heldUntil: null },
        ...{ reminded: 0, limited: 0, refused: 0, broken: [] },
      }),
    reconcileRows: () => Promise.resolve({ after: null, looked: 0, ended: 0, missing: [] }),
    reconcileMissing: () => Promise.resolve({ ended: 0 }),
    reconcileWorkflows: () =>
      Promise.resolve({
        ...{ page: null, looked: 0, writtenAgain: 0, cancelled: 0, unanswered: 0 },
      }),
    ...disputeStubs(save),
    ...recoveryStubs(save),
  };
}

function signatures(save: (next: SavedFlow) => void) {
  return {
    issueChallenge: ({ number }) =>
      Promise.resolve({ nonce: `nonce-${number}`, origin: 'https://portal.example' }),
    verifyUsbSignature: () => Promise.resolve({ outcome: 'verified', identity }),
    recogniseHolder: () =>
      Promise.resolve({
        subjectType: identity.subjectType,
        documents: identity.numbers,
        isRegistered: false,
      }),
    findSimCertificates: () => Promise.resolve({ found: true, certificates: ['c1'] }),
    orderSimPrompt: ({ next }) => (
      save(next),
      Promise.resolve({ ordered: true, transactionId: 't1' })
    ),
    readSimStatus: () => Promise.resolve({ signature: 'c2ln' }),
    closeSimPrompt: () => Promise.resolve({ refusal: { code: 'SimTimedOut' } }),
    verifySimSignature: () => Promise.resolve({ ok: true, identity }),
  } satisfies Partial<Activities>;
}

function post() {
  return {
    openPostSignIn: ({ number }) => Promise.resolve({ url: `https://post.example/${number}` }),
    redeemPostCode: () => Promise.resolve({ outcome: 'signed_in', account: postAccount }),
    readPostPapers: () => Promise.resolve(postAccount),
    remindOfPapers: () => Promise.resolve({ sent: true }),
  } satisfies Partial<Activities>;
}

/** Whose password, certificate and Post account these are. */
export const owner: AccountOwner = { accountId: 'account-1', level: 2, subjectType: 'citizen' };

function signIns(save: (next: SavedFlow) => void) {
  return {
    verifyPassword: ({ mac }) =>
      Promise.resolve(
        mac === rightCode
          ? { outcome: 'right', owner, factor: { kind: 'otp', phone: citizen.phone } }
          : { outcome: 'wrong' },
      ),
    verifyAppCode: ({ codeMac, next }) => {
      if (codeMac !== rightCode) return Promise.resolve({ outcome: 'wrong' });
      save(next);
      return Promise.resolve({ outcome: 'right' });
    },
    findCertificateOwner: () => Promise.resolve({ owner }),
    findPostOwner: () => Promise.resolve({ owner }),
    openSession: ({ next }) => (save(next), Promise.resolve({ outcome: 'signed_in' })),
  } satisfies Partial<Activities>;
}
