import type { SettingReader } from './reader.ts';

const anyCount = { min: 1, max: 1_000_000_000 };

/** Throttles, on by default; each is a count per the window in its name. */
export type Limits = {
  /** Starts of a flow from one narrow network (an IPv4 address, a /64 of IPv6); wider ones get more. */
  networkStartsPerHour: number;
  /** Starts from there whose details no source confirmed. */
  networkFailuresPerHour: number;
  /** Starts from there for one document number, and for one phone number. */
  documentStartsPerHour: number;
  numberStartsPerHour: number;
  /** Failed logins of all networks, from which on everybody on a new device is asked for a harder bot check. */
  loginFailuresPerHour: number;
  /** Messages sent to one phone number. */
  messagesPerNumberPerHour: number;
  messagesPerNumberPerDay: number;
  /** Messages of logins, whose password was right before. */
  loginMessagesPerNumberPerHour: number;
  loginMessagesPerNumberPerDay: number;
  /** Wrong passwords of one user name that lock it: from one network or device, and from all. */
  passwordsWrongPerNetwork: number;
  passwordsWrongPerAccount: number;
  /** Wrong codes of an authenticator app, or recovery codes, that lock. */
  appCodesWrong: number;
  /** The first lock, and the longest; each is twice as long as the one before. */
  lockSeconds: number;
  lockMaxSeconds: number;
  /** Prompts on the phone of one number. */
  simPromptsPerNumberPerHour: number;
  simPromptsPerNumberPerDay: number;
  /** Wrong codes: for one code, and for one phone number across all of its flows. */
  otpTriesPerCode: number;
  otpWrongPerNumberPerDay: number;
  otpResendsPerFlow: number;
  /** How often wrong details may be corrected in one flow. */
  detailsCorrections: number;
  /** Tries of a CA for a certificate's status, until staff are asked. */
  certificateStatusTries: number;
  /** Submissions to one flow, of any step. */
  submissionsPerFlow: number;
};

export function readLimits(read: SettingReader): Limits {
  const count = (name: string, fallback: number): number => read.integer(name, fallback, anyCount);
  // The first failure makes the row that the others are counted in.
  const several = (name: string, fallback: number): number =>
    read.integer(name, fallback, { ...anyCount, min: 2 });
  return {
    networkStartsPerHour: count('THROTTLE_NETWORK_STARTS_PER_HOUR', 3_000),
    networkFailuresPerHour: count('THROTTLE_NETWORK_FAILURES_PER_HOUR', 200),
    documentStartsPerHour: count('THROTTLE_DOCUMENT_STARTS_PER_HOUR', 10),
    numberStartsPerHour: count('THROTTLE_NUMBER_STARTS_PER_HOUR', 10),
    loginFailuresPerHour: count('THROTTLE_LOGIN_FAILURES_PER_HOUR', 1_000),
    messagesPerNumberPerHour: count('THROTTLE_MESSAGES_PER_NUMBER_PER_HOUR', 5),
    messagesPerNumberPerDay: count('THROTTLE_MESSAGES_PER_NUMBER_PER_DAY', 10),
    loginMessagesPerNumberPerHour: count('THROTTLE_LOGIN_MESSAGES_PER_NUMBER_PER_HOUR', 10),
    loginMessagesPerNumberPerDay: count('THROTTLE_LOGIN_MESSAGES_PER_NUMBER_PER_DAY', 30),
    passwordsWrongPerNetwork: several('THROTTLE_PASSWORDS_WRONG_PER_NETWORK', 5),
    passwordsWrongPerAccount: several('THROTTLE_PASSWORDS_WRONG_PER_ACCOUNT', 20),
    appCodesWrong: several('THROTTLE_APP_CODES_WRONG', 10),
    lockSeconds: count('LOCK_SECONDS', 60),
    lockMaxSeconds: count('LOCK_MAX_SECONDS', 900),
    simPromptsPerNumberPerHour: count('THROTTLE_SIM_PROMPTS_PER_NUMBER_PER_HOUR', 5),
    simPromptsPerNumberPerDay: count('THROTTLE_SIM_PROMPTS_PER_NUMBER_PER_DAY', 10),
    otpTriesPerCode: count('OTP_TRIES_PER_CODE', 5),
    otpWrongPerNumberPerDay: count('THROTTLE_OTP_WRONG_PER_NUMBER_PER_DAY', 10),
    otpResendsPerFlow: read.integer('OTP_RESENDS_PER_FLOW', 3, { min: 0, max: 100 }),
    detailsCorrections: read.integer('DETAILS_CORRECTIONS', 3, { min: 0, max: 100 }),
    certificateStatusTries: read.integer('CA_STATUS_TRIES', 10, { min: 1, max: 1000 }),
    // Temporal allows 2,000 updates in one run.
    submissionsPerFlow: read.integer('THROTTLE_SUBMISSIONS_PER_FLOW', 100, { min: 1, max: 1000 }),
  };
}
