import type { Screen } from '../../http/screen.ts';
import { staffAccount } from './account.ts';
import { auditScreens } from './audit.ts';
import { staffCase } from './case.ts';
import { requestQueueScreens } from './data-requests.ts';
import { disputeScreens } from './disputes/dispute-screens.ts';
import { findAccount } from './find-account.ts';
import { findFlow } from './find-flow.ts';
import { outageScreens } from './outages.ts';
import { reviewScreens } from './reviews/review-page.ts';
import { staffHome } from './home.ts';
import { staffSignIn, staffSignOut } from './sign-in.ts';
import { story } from './story.ts';
import { stuckFlows } from './stuck-flows.ts';

/** The staff's console. */
export const staffScreens: readonly Screen[] = [
  staffHome,
  staffSignIn,
  staffSignOut,
  staffCase,
  findFlow,
  stuckFlows,
  ...outageScreens,
  story,
  findAccount,
  staffAccount,
  ...reviewScreens,
  ...disputeScreens,
  ...requestQueueScreens,
  ...auditScreens,
];
