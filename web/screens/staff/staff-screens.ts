import type { Screen } from '../../http/screen.ts';
import { auditScreens } from './audit.ts';
import { staffCase } from './case.ts';
import { requestQueueScreens } from './data-requests.ts';
import { disputeScreens } from './disputes/dispute-screens.ts';
import { reviewScreens } from './reviews/review-page.ts';
import { staffHome } from './home.ts';
import { staffSignIn, staffSignOut } from './sign-in.ts';

/** The staff's console. */
export const staffScreens: readonly Screen[] = [
  staffHome,
  staffSignIn,
  staffSignOut,
  staffCase,
  ...reviewScreens,
  ...disputeScreens,
  ...requestQueueScreens,
  ...auditScreens,
];
