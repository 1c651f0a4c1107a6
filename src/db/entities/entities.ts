import type { InferKyselyDB } from '@mikro-orm/postgresql';
import { Account } from './account.ts';
import { Admission } from './admission.ts';
import { AuditEvent } from './audit-event.ts';
import { AuditSeal } from './audit-seal.ts';
import { AuthenticationMethod } from './authentication-method.ts';
import { Cancellation } from './cancellation.ts';
import { ConsentWithdrawal } from './consent-withdrawal.ts';
import { CodecToken } from './codec-token.ts';
import { Consent } from './consent.ts';
import { DataRequest } from './data-request.ts';
import { Evidence } from './evidence.ts';
import { Flow } from './flow.ts';
import { Hearing } from './hearing.ts';
import { IdentityDocument } from './identity-document.ts';
import { OtpChallenge } from './otp-challenge.ts';
import { Outage } from './outage.ts';
import { PostSignIn } from './post-sign-in.ts';
import { Device } from './device.ts';
import { Notice } from './notice.ts';
import { RecoveryCode } from './recovery-code.ts';
import { SealingKey } from './sealing-key.ts';
import { Session } from './session.ts';
import { SignIn } from './sign-in.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { ReviewDecision } from './review-decision.ts';
import { Review } from './review.ts';
import { RevocationListPart } from './revocation-list-part.ts';
import { RevocationList } from './revocation-list.ts';
import { SimPrompt } from './sim-prompt.ts';
import { StaffAct } from './staff-act.ts';
import { StaffSession } from './staff-session.ts';
import { Throttle } from './throttle.ts';
import { UnmatchedCallback } from './unmatched-callback.ts';
import { WorkerReport } from './worker-report.ts';

/** Every table; migrations make them, a test holds the two together. */
export const entities = [
  Account,
  Admission,
  IdentityDocument,
  AuthenticationMethod,
  Consent,
  Flow,
  OtpChallenge,
  Throttle,
  Review,
  ReviewDecision,
  SimPrompt,
  PostSignIn,
  AuditEvent,
  AuditSeal,
  WorkerReport,
  RevocationList,
  RevocationListPart,
  RecoveryCode,
  Device,
  Session,
  SignIn,
  SignInFailure,
  Notice,
  ConsentWithdrawal,
  Cancellation,
  Evidence,
  Hearing,
  StaffSession,
  StaffAct,
  CodecToken,
  DataRequest,
  Outage,
  SealingKey,
  UnmatchedCallback,
];

/** The tables as statements see them: columns by their names in the database. */
export type Tables = InferKyselyDB<(typeof entities)[number]>;
