import type { StartBody } from '../../client/contract.ts';
import { createClient } from '../../client/create-client.ts';
import type { Recovery } from '../../src/domain/flows/flows.ts';
import { decideBoth } from './decide.ts';
import { type Answer, type FlowView, flowOf } from './portal.ts';
import { withToken } from './registration.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

export const newPassword = 'Mật-khẩu-mới-2027!';

/** The ways back into an account, as tests go them. */
export function recoveries(system: System) {
  const { portal, simulators } = system;
  const client = createClient({ url: '', fetch: portal.send, tries: 1 });
  const start = <R extends Recovery>(
    method: R,
    body: StartBody<'recovery', R>,
    options: { key?: string } = {},
  ): Promise<Answer> => client.start('recovery', method, body, options);
  /** At the password, after the code that came to the phone as the message of this number. */
  const atPassword = async (flow: FlowView, phone: string, message: number): Promise<FlowView> => {
    const code = await simulators.code(phone, message);
    return withToken(flow, flowOf(await portal.step(flow, 'otp', { code })));
  };
  /** The flow once it has come to a step. */
  const seenAt = (flow: FlowView, step: string): Promise<FlowView> =>
    until(`the step ${step}`, async () => {
      const now = withToken(flow, flowOf(await portal.read(flow)));
      return now.step?.name === step && now;
    });
  return {
    start,
    atPassword,
    seenAt,
    setPassword: (flow: FlowView, password = newPassword, options: { key?: string } = {}) =>
      portal.step(flow, 'password', { password, repeated: password }, options),
    /** Has staff at a counter decide a flow: a clerk and a supervisor. */
    decide: ({ reference }: Pick<FlowView, 'reference'>, decision: 'approved' | 'rejected') =>
      decideBoth(system, reference, decision),
  };
}
