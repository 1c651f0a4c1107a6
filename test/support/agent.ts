import { randomBytes } from 'node:crypto';
import { z } from 'zod';

export { answerPrompt } from '../../scripts/runtime/agent-prompt.ts';
export { type RunningAgent, startAgent } from '../../scripts/runtime/signing-agent.ts';

/** A challenge as the portal makes one: 256 bits, in base64. */
export function aNonce(): string {
  return randomBytes(32).toString('base64');
}

/** The agent's answer to `POST /authenticate`, every member of it. */
export const webEidToken = z.strictObject({
  unverifiedCertificate: z.base64(),
  algorithm: z.string(),
  signature: z.base64(),
  format: z.literal('web-eid:1.0'),
  appVersion: z.url(),
});
