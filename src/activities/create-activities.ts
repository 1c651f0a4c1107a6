import { isRegistered } from '../db/accounts.ts';
import { saveFlow } from '../db/flows.ts';
import { takeDecision } from '../db/reviews.ts';
import type { Activities } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';
import { createAccount } from './create-account.ts';
import { matchSubscriber } from './match-subscriber.ts';
import { openReview } from './open-review.ts';
import { sendOtp } from './send-otp.ts';
import { verifyOtp } from './verify-otp.ts';

/** The activities that a worker registers, on real parts. */
export function createActivities(deps: ActivityDeps): Activities {
  const { database, keys } = deps;
  return {
    matchSubscriber: (input) => matchSubscriber(deps, input),
    isRegistered: ({ subjectType, numbers }) =>
      isRegistered(database.db, keys, subjectType, numbers),
    sendOtp: (input) => sendOtp(deps, input),
    verifyOtp: (input) => verifyOtp(deps, input),
    createAccount: (input) => createAccount(deps, input),
    openReview: (input) => openReview(deps, input),
    takeDecision: ({ flowId, reviewId }) => takeDecision(database.db, flowId, reviewId),
    saveFlow: (next) => saveFlow(database.db, keys, next),
  };
}
