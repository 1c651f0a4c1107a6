import { saveFlow } from '../db/flows.ts';
import type { Activities } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';
import { createAccount } from './create-account.ts';
import { matchInsuredPerson } from './match-insured-person.ts';
import { matchSubscriber } from './match-subscriber.ts';
import { openReview } from './open-review.ts';
import { sendOtp } from './send-otp.ts';
import { takeDecision } from './take-decision.ts';
import { verifyOtp } from './verify-otp.ts';

/** The activities that a worker registers, on real parts. */
export function createActivities(deps: ActivityDeps): Activities {
  const { database, keys } = deps;
  return {
    matchSubscriber: (input) => matchSubscriber(deps, input),
    matchInsuredPerson: (input) => matchInsuredPerson(deps, input),
    sendOtp: (input) => sendOtp(deps, input),
    verifyOtp: (input) => verifyOtp(deps, input),
    createAccount: (input) => createAccount(deps, input),
    openReview: (input) => openReview(deps, input),
    takeDecision: (input) => takeDecision(deps, input),
    saveFlow: (next) => saveFlow(database.db, keys, next),
  };
}
