import type { KeyRotationActivities } from './schedules/key-rotation-activities.ts';
import type { ReminderActivities } from './schedules/reminder-activities.ts';
import type { ReconciliationActivities } from './schedules/reconciliation-activities.ts';
import type { ScheduleActivities } from './schedules/schedule-activities.ts';
import type { SignInActivities } from './sign-in/sign-in-activities.ts';
import type { ChangeActivities } from './changes/change-activities.ts';
import type { SavedFlow } from '../db/flows/flows.ts';
import type { AccountActivities } from './account/account-activities.ts';
import type { DisputeActivities } from './disputes/dispute-activities.ts';
import type { OperatorActivities } from './operators/operator-activities.ts';
import type { OtpActivities } from './otp/otp-activities.ts';
import type { PostActivities } from './post/post-activities.ts';
import type { RecoveryActivities } from './recovery/recovery-activities.ts';
import type { ReviewActivities } from './review/review-activities.ts';
import type { CertificateActivities } from './signatures/certificate-activities.ts';
import type { SimActivities } from './signatures/sim-activities.ts';
import type { UsbActivities } from './signatures/usb-activities.ts';
import type { SourceActivities } from './sources/source-activities.ts';

/**
 * Everything that workflows have done outside of themselves. Each is idempotent by flow and step:
 * a local activity runs again when its worker dies before the workflow task is complete.
 */
export type Activities = SourceActivities &
  OtpActivities &
  CertificateActivities &
  SimActivities &
  UsbActivities &
  PostActivities &
  ReviewActivities &
  OperatorActivities &
  SignInActivities &
  AccountActivities &
  ChangeActivities &
  ScheduleActivities &
  ReminderActivities &
  ReconciliationActivities &
  KeyRotationActivities &
  DisputeActivities &
  RecoveryActivities & {
    /** Writes a waiting point that no other activity writes. */
    saveFlow(next: SavedFlow): Promise<void>;
  };
