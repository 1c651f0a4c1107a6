import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';

/** Clear text by design, so free of personal data: enums, references and times only. */
export const searchAttributes = {
  method: defineSearchAttributeKey('FlowMethod', SearchAttributeType.KEYWORD),
  reference: defineSearchAttributeKey('FlowReference', SearchAttributeType.KEYWORD),
  step: defineSearchAttributeKey('FlowStep', SearchAttributeType.KEYWORD),
  waitingFor: defineSearchAttributeKey('FlowWaitingFor', SearchAttributeType.KEYWORD),
  /** Why it waits, a `WaitState`. */
  state: defineSearchAttributeKey('FlowState', SearchAttributeType.KEYWORD),
  /** How many times in a row this step has come to nothing. */
  attempts: defineSearchAttributeKey('FlowAttempts', SearchAttributeType.INT),
  waitingSince: defineSearchAttributeKey('FlowWaitingSince', SearchAttributeType.DATETIME),
};
