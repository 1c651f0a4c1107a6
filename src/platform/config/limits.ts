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
  /** Messages sent to one phone number. */
  messagesPerNumberPerHour: number;
  messagesPerNumberPerDay: number;
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
  return {
    networkStartsPerHour: count('THROTTLE_NETWORK_STARTS_PER_HOUR', 3_000),
    networkFailuresPerHour: count('THROTTLE_NETWORK_FAILURES_PER_HOUR', 200),
    documentStartsPerHour: count('THROTTLE_DOCUMENT_STARTS_PER_HOUR', 10),
    numberStartsPerHour: count('THROTTLE_NUMBER_STARTS_PER_HOUR', 10),
    messagesPerNumberPerHour: count('THROTTLE_MESSAGES_PER_NUMBER_PER_HOUR', 5),
    messagesPerNumberPerDay: count('THROTTLE_MESSAGES_PER_NUMBER_PER_DAY', 10),
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
