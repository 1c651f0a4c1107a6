import { randomUUID } from 'node:crypto';
import { type Citizen, aCitizen } from '../support/citizens.ts';
import { decideBoth } from '../support/decide.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, registration, withToken } from '../support/registration.ts';
import { simRegistration } from '../support/sim-signature.ts';
import type { Actor } from './actor.ts';
import type { Outside } from './drill-system.ts';
import { untilRegistered } from './go-on.ts';

type Seen = { citizen: Citizen; flow?: FlowView };
type Doing = (system: Outside, seen: Seen) => Promise<void>;
const nothing: Doing = () => Promise.resolve();

/** Somebody who registers by phone; `again` is a request that they repeat after a restore. */
function byPhone(
  name: string,
  before: Doing,
  after: Doing,
  again?: (system: Outside, seen: Seen) => Promise<string>,
): Actor {
  const seen: Seen = { citizen: aCitizen() };
  return {
    name,
    flow: () => seen.flow,
    before: (system) => before(system, seen),
    after: (system) => after(system, seen),
    goesOn: async (system) => {
      const { citizen } = seen;
      const repeated = again ? `repeated: ${await again(system, seen)}; ` : '';
      const { body } = await registration(system).known(citizen);
      const start = () => system.portal.start(body);
      return repeated + (await untilRegistered(system, citizen, seen.flow, start));
    },
  };
}

const toOtp: Doing = async (system, seen) => {
  seen.flow = (await registration(system).atOtp(seen.citizen)).flow;
};
const toPassword: Doing = async (system, seen) => {
  seen.flow = (await registration(system).atPassword(seen.citizen)).flow;
};

async function typeCode(system: Outside, { flow, citizen }: Seen): Promise<void> {
  const code = await system.simulators.code(citizen.phone);
  flowOf(await system.portal.step(flowIn(flow), 'otp', { code }));
}

async function typeWrongCodes({ portal }: Outside, { flow }: Seen): Promise<void> {
  for (const code of ['000000', '111111']) {
    problemOf(await portal.step(flowIn(flow), 'otp', { code }));
  }
}

/** A request with a key of its own, the very same however often. */
function choosing() {
  const key = randomUUID();
  const typed = { password, repeated: password };
  return async ({ portal }: Outside, { flow }: Seen) =>
    portal.step(flowIn(flow), 'password', typed, { key });
}

function flowIn(flow: FlowView | undefined): FlowView {
  if (!flow) throw new Error('nothing was begun');
  return flow;
}

/** Details that the carrier denies, and the review that is asked for instead. */
const toReview: Doing = async (system, seen) => {
  const { body } = await registration(system).known(seen.citizen);
  const other = { ...body, fullName: 'Nguyễn Thị Hoà Bình' };
  const { flow } = problemOf(await system.portal.start(other));
  const asked = await system.portal.act(flowIn(flow), 'askForReview');
  seen.flow = withToken(flowIn(flow), flowOf(asked));
};

function bySim(): Actor {
  const seen: Seen = { citizen: aCitizen({ sim: { pin: '246810' } }) };
  return {
    name: 'registration, SIM prompt open → signed',
    flow: () => seen.flow,
    before: async (system) => {
      seen.flow = (await simRegistration(system).atPrompt(seen.citizen)).flow;
    },
    after: async (system) => {
      await simRegistration(system).sign(seen.citizen.phone);
      await simRegistration(system).atStep(flowIn(seen.flow), 'confirm');
    },
    goesOn: async (system) => {
      const { body } = await simRegistration(system).known(seen.citizen);
      const start = () => simRegistration(system).start(body);
      return untilRegistered(system, seen.citizen, seen.flow, start);
    },
  };
}

/** Those who register, by where they stand at the moment T and what they do after it. */
export function registrations(): Actor[] {
  const [choose, chooseAfter] = [choosing(), choosing()];
  const startKey = randomUUID();
  const start = async (system: Outside, { citizen }: Seen) =>
    system.portal.start((await registration(system).known(citizen)).body, { key: startKey });
  return [
    byPhone('registration, at OTP → untouched', toOtp, nothing),
    byPhone('registration, at OTP → at password', toOtp, typeCode),
    byPhone('registration, at OTP → two wrong codes', toOtp, typeWrongCodes),
    byPhone(
      'registration, at password → account',
      toPassword,
      async (system, seen) => {
        flowOf(await choose(system, seen));
      },
      async (system, seen) => told(await choose(system, seen)),
    ),
    byPhone(
      'registration, not begun → at OTP',
      nothing,
      async (system, seen) => {
        seen.flow = flowOf(await start(system, seen));
      },
      async (system, seen) => told(await start(system, seen)),
    ),
    byPhone('registration, not begun → account', nothing, async (system, seen) => {
      await toPassword(system, seen);
      flowOf(await chooseAfter(system, seen));
    }),
    byPhone('registration, in review → approved', toReview, (system, { flow }) =>
      decideBoth(system, flowIn(flow).reference, 'approved'),
    ),
    byPhone('registration, not begun → in review', nothing, toReview),
    bySim(),
  ];
}

function told(answer: Awaited<ReturnType<ReturnType<typeof choosing>>>): string {
  return answer.ok ? String(answer.status) : `${answer.status} ${answer.problem.code}`;
}
