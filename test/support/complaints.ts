import { z } from 'zod';
import { createClient } from '../../client/create-client.ts';
import type { DisputeWish } from '../../src/domain/dispute/complaint.ts';
import { decideBoth, shownReview } from './decide.ts';
import { aPng } from './files.ts';
import { type Answer, type FlowView, flowOf } from './portal.ts';
import { stepOf, withToken } from './registration.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

export const statement =
  'Tôi chưa bao giờ đăng ký tài khoản này.\nTôi chỉ biết khi đi làm thủ tục.';

const problem = z.object({ code: z.string() });
const sent = z.object({ id: z.string(), type: z.string(), size: z.number() });

/** Who complains, of which number. */
export type Complainant = { fullName: string; documentNumber: string; phone: string };

/** Complaints as citizens make them, step by step. */
export function complaints(system: System) {
  const { portal, simulators } = system;
  const client = createClient({ url: '', fetch: portal.send, tries: 1 });
  const go = async (flow: FlowView, answer: Promise<Answer>): Promise<FlowView> =>
    withToken(flow, flowOf(await answer));

  const start = async (wish: DisputeWish): Promise<FlowView> => {
    const body = { reason: 'never_registered', wish } as const;
    return flowOf(await client.start('dispute', 'identity', body));
  };
  /** At the code, which the phone has by now. */
  const atCode = async ({ fullName, documentNumber, phone }: Complainant, wish: DisputeWish) => {
    const begun = await start(wish);
    const told = await go(
      begun,
      portal.step(begun, 'disputed_number', { documentNumber, fullName }),
    );
    const { length } = await simulators.codes(phone);
    const flow = await go(told, portal.step(told, 'phone', { phone }));
    return { flow, told, code: await simulators.code(phone, length + 1) };
  };
  const atEvidence = async (who: Complainant, wish: DisputeWish = 'free'): Promise<FlowView> => {
    const { flow, code } = await atCode(who, wish);
    const stating = await go(flow, portal.step(flow, 'otp', { code }));
    return go(stating, portal.step(stating, 'statement', { statement }));
  };
  const send = (flow: FlowView, file: Buffer, type = 'image/png', key?: string) =>
    portal.send(`/v1/flows/${flow.id}/evidence`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${flow.token ?? ''}`,
        'content-type': type,
        ...(key !== undefined && { 'idempotency-key': `"${key}"` }),
      },
      body: Uint8Array.from(file),
    });
  const atHearing = async (who: Complainant, wish?: DisputeWish): Promise<FlowView> => {
    const flow = await atEvidence(who, wish);
    await send(flow, aPng());
    return go(flow, portal.step(flow, 'evidence', {}));
  };
  const now = async (flow: FlowView) => withToken(flow, flowOf(await portal.read(flow)));
  const reviewed = async (flow: FlowView) => {
    await until('staff to be asked', async () => stepOf(await now(flow)).name === 'decision');
    return shownReview(system, flow.reference);
  };
  /** Has two people decide what they are shown, and answers with the flow's end. */
  const decided = async (flow: FlowView, decision: 'approved' | 'rejected') => {
    await reviewed(flow);
    await decideBoth(system, flow.reference, decision);
    return until('the end of the complaint', async () => {
      const ended = await now(flow);
      return ended.status !== 'open' && ended;
    });
  };
  return {
    atCode,
    atEvidence,
    atHearing,
    send,
    /** The code that a file is refused with, or its type. */
    taken: async (flow: FlowView, file: Buffer, type?: string, key?: string) => {
      const json: unknown = await (await send(flow, file, type, key)).json();
      return problem.safeParse(json).data?.code ?? sent.parse(json).type;
    },
    now,
    reviewed,
    decided,
  };
}
