/**
 * What is counted across flows, per phone number. It lives with the activities: tightened by
 * operators it holds for flows that are open already.
 */
export type Quotas = {
  /** Messages to one number. */
  messagesPerHour: number;
  messagesPerDay: number;
  /** Wrong codes for one number. */
  otpTriesPerDay: number;
  /** Prompts on the phone of one number. */
  simPromptsPerHour: number;
  simPromptsPerDay: number;
};
