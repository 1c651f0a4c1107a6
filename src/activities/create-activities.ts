import { saveFlow } from '../db/flows.ts';
import type { Activities } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';
import { recogniseHolder } from './certificate/recognise-holder.ts';
import { createAccount } from './create-account.ts';
import { matchInsuredPerson } from './match-insured-person.ts';
import { matchSubscriber } from './match-subscriber.ts';
import { openReview } from './open-review.ts';
import { ownsPhone } from './owns-phone.ts';
import { sendOtp } from './send-otp.ts';
import { findSimCertificates } from './sim-signature/find-certificates.ts';
import { orderSimPrompt } from './sim-signature/order-prompt.ts';
import { closeSimPrompt, readSimStatus } from './sim-signature/read-status.ts';
import { verifySimSignature } from './sim-signature/verify-sim-signature.ts';
import { takeDecision } from './take-decision.ts';
import { verifyOtp } from './verify-otp.ts';
import { openPostSignIn } from './vietnam-post/open-sign-in.ts';
import { readPostPapers } from './vietnam-post/read-papers.ts';
import { redeemPostCode } from './vietnam-post/redeem-code.ts';
import { remindOfPapers } from './vietnam-post/remind-of-papers.ts';
import { issueChallenge } from './web-eid/challenge.ts';
import { verifyUsbSignature } from './web-eid/verify-usb-signature.ts';

/** The activities that a worker registers, on real parts. */
export function createActivities(deps: ActivityDeps): Activities {
  const { database, keys } = deps;
  return {
    matchSubscriber: (input) => matchSubscriber(deps, input),
    matchInsuredPerson: (input) => matchInsuredPerson(deps, input),
    ownsPhone: (input) => ownsPhone(deps, input),
    sendOtp: (input) => sendOtp(deps, input),
    verifyOtp: (input) => verifyOtp(deps, input),
    createAccount: (input) => createAccount(deps, input),
    openReview: (input) => openReview(deps, input),
    takeDecision: (input) => takeDecision(deps, input),
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
    saveFlow: (next) => saveFlow(database.db, keys, next),
  };
}
