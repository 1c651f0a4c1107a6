import type { Method } from '../../src/domain/flows/flows.ts';
import type { Answered, PublicApi } from './public-api.ts';
import { say, tell } from './say.ts';

/** What a walk has at hand. */
export type Tools = PublicApi & { workflowAt: (flowId: string) => string };

/** Goes through a method as a citizen would. */
export type Walk = (tools: Tools) => Promise<void>;

/** Starts a registration with its first step, and says where it can be looked at. */
export async function begin(
  tools: Tools,
  method: Method,
  details: object,
  meaning: string,
): Promise<Answered & { token: string }> {
  const consent = { version: await tools.consentVersion() };
  const started = await tools.start(method, { ...details, consent });
  const { flow } = started;
  tell(started, meaning);
  say(`  reference ${flow.reference}`);
  say(`  workflow  ${tools.workflowAt(flow.id)}`);
  return { ...started, token: flow.token ?? '' };
}
