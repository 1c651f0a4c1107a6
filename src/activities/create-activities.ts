import { saveFlow } from '../db/flows/flows.ts';
import { keyRotationActivities } from './schedules/rotate-keys.ts';
import { reconciliationActivities } from './schedules/reconcile-flows.ts';
import type { ScheduleDeps } from './schedules/schedule-deps.ts';
import { scheduleActivities } from './schedules/create-schedule-activities.ts';
import { changeActivities } from './changes/create-change-activities.ts';
import { disputeActivities } from './disputes/create-dispute-activities.ts';
import type { Activities } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';
import { recogniseHolder } from './signatures/recognise-holder.ts';
import { createAccount } from './account/create-account.ts';
import { countedSources } from './sources/counted-sources.ts';
import { recoveryActivities } from './recovery/create-recovery-activities.ts';
import { noteIgnored } from './operators/note-ignored.ts';
import { readLostTime } from './operators/read-lost-time.ts';
import { openReview } from './review/open-review.ts';
import { sendEmailCode } from './otp/send-email-code.ts';
import { sendOtp } from './otp/send-otp.ts';
import { findSimCertificates } from './signatures/sim/find-certificates.ts';
import { orderSimPrompt } from './signatures/sim/order-prompt.ts';
import { closeSimPrompt, readSimStatus } from './signatures/sim/read-status.ts';
import { verifySimSignature } from './signatures/sim/verify-sim-signature.ts';
import { takeDecision } from './review/take-decision.ts';
import { signInByOtp, verifyEmailCode, verifyOtp } from './otp/verify-otp.ts';
import { openPostSignIn } from './post/open-sign-in.ts';
import { readPostPapers } from './post/read-papers.ts';
import { redeemPostCode } from './post/redeem-code.ts';
import { remindOfPapers } from './post/remind-of-papers.ts';
import { findCertificateOwner, findPostOwner } from './sign-in/find-owners.ts';
import { openSession } from './sign-in/open-session.ts';
import { verifyAppCode } from './sign-in/verify-app-code.ts';
import { verifyPassword } from './sign-in/verify-password.ts';
import { issueChallenge } from './signatures/usb/challenge.ts';
import { verifyUsbSignature } from './signatures/usb/verify-usb-signature.ts';

/** The activities that a worker registers, on real parts. */
export function createActivities(deps: ActivityDeps & ScheduleDeps): Activities {
  const { database, keys } = deps;
  return {
    ...countedSources(deps),
    sendOtp: (input) => sendOtp(deps, input),
    verifyOtp: (input) => verifyOtp(deps, input),
    sendEmailCode: (input) => sendEmailCode(deps, input),
    verifyEmailCode: (input) => verifyEmailCode(deps, input),
    signInByOtp: (input) => signInByOtp(deps, input),
    createAccount: (input) => createAccount(deps, input),
    openReview: (input) => openReview(deps, input),
    takeDecision: (input) => takeDecision(deps, input),
    readLostTime: (input) => readLostTime(deps, input),
    noteIgnored: (input) => noteIgnored(deps, input),
    verifyPassword: (input) => verifyPassword(deps, input),
    verifyAppCode: (input) => verifyAppCode(deps, input),
    findCertificateOwner: (input) => findCertificateOwner(deps, input),
    findPostOwner: (input) => findPostOwner(deps, input),
    openSession: (input) => openSession(deps, input),
    issueChallenge: (input) => issueChallenge(deps, input),
    verifyUsbSignature: (input) => verifyUsbSignature(deps, input),
    recogniseHolder: (input) => recogniseHolder(deps, input),
    openPostSignIn: (input) => openPostSignIn(deps, input),
    redeemPostCode: (input) => redeemPostCode(deps, input),
    readPostPapers: (input) => readPostPapers(deps, input),
    remindOfPapers: (input) => remindOfPapers(deps, input),
    findSimCertificates: (input) => findSimCertificates(deps, input),
    orderSimPrompt: (input) => orderSimPrompt(deps, input),
    readSimStatus: (input) => readSimStatus(deps, input),
    closeSimPrompt: (input) => closeSimPrompt(deps, input),
    verifySimSignature: (input) => verifySimSignature(deps, input),
    ...changeActivities(deps),
    ...scheduleActivities(deps),
    ...reconciliationActivities(deps),
    ...keyRotationActivities(deps),
    ...disputeActivities(deps),
    ...recoveryActivities(deps),
    saveFlow: (next) => saveFlow(database.db, keys, next),
  };
}
