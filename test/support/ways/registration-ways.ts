import { randomUUID } from 'node:crypto';
import type { Answer } from '../portal.ts';
import { certificatesAt } from '../certificates.ts';
import { type Citizen, aCitizen, detailsOf, insuredDetailsOf } from '../citizens.ts';
import { signingByUsb, signingInAtPost, signingInSim } from '../proofs.ts';
import { pin } from '../sim-signature.ts';
import type { System } from '../system.ts';
import { subjectOf } from '../usb-login.ts';
import { vietnamPost } from '../vietnam-post.ts';
import { approving, choosingPassword, confirming, typingCode } from './moves.ts';
import type { MakeWay, Way } from './way.ts';

export const registrationWays: readonly MakeWay[] = [
  byPhone,
  byPhoneWithReview,
  byInsurance,
  bySim,
  byUsb,
  byPost,
  byPostWithPapers,
];

async function somebody({ simulators }: System, details: Partial<Citizen> = {}): Promise<Citizen> {
  const citizen = aCitizen(details);
  await simulators.addPerson(citizen);
  return citizen;
}

const toldOf = ({ simulators }: System, { phone }: Citizen) => ({
  messages: () => simulators.messages(phone),
  codes: 1,
});

async function byPhone(system: System): Promise<Way> {
  const citizen = await somebody(system);
  const key = randomUUID();
  const body = detailsOf(citizen, system.consentVersion);
  return {
    flow: { kind: 'registration', method: 'mobile_subscriber' },
    start: () => system.portal.start(body, { key }),
    moves: [typingCode(system, citizen.phone), choosingPassword(system)],
    end: 'completed',
    level: 2,
    told: toldOf(system, citizen),
  };
}

/** The carrier denies the name; staff see papers. */
async function byPhoneWithReview(system: System): Promise<Way> {
  const citizen = await somebody(system);
  const key = randomUUID();
  const body = { ...detailsOf(citizen, system.consentVersion), fullName: 'Nguyễn Thị Hoà Bình' };
  const { portal } = system;
  return {
    flow: { kind: 'registration', method: 'mobile_subscriber' },
    variant: 'review',
    start: async () => asFlow(await portal.start(body, { key }), 'SubscriberMismatch'),
    isStarted: ({ problem }) => problem?.code === 'SubscriberMismatch',
    moves: [
      {
        prove: (flow) => Promise.resolve(() => portal.act(flow, 'askForReview')),
        isPast: ({ step }) => step?.waitingFor === 'staff',
      },
      approving(system, 'details, by staff'),
      typingCode(system, citizen.phone),
      choosingPassword(system),
    ],
    end: 'completed',
    level: 2,
    told: toldOf(system, citizen),
  };
}

/** A refusal that is what one wants to see. */
function asFlow(answer: Answer, code: string): Answer {
  if (answer.ok || answer.problem.code !== code || !answer.problem.flow) return answer;
  return { ok: true, status: 201, flow: answer.problem.flow };
}

async function byInsurance(system: System): Promise<Way> {
  const citizen = await somebody(system);
  const key = randomUUID();
  const body = insuredDetailsOf(citizen, system.consentVersion);
  const method = 'social_insurance';
  return {
    flow: { kind: 'registration', method },
    start: () => system.portal.start(body, { key, method }),
    moves: [typingCode(system, citizen.phone), choosingPassword(system)],
    end: 'completed',
    level: 2,
    told: toldOf(system, citizen),
  };
}

async function bySim(system: System): Promise<Way> {
  const { phone } = await somebody(system, { sim: { pin } });
  const key = randomUUID();
  const body = { subjectType: 'citizen', phone, consent: consentOf(system) } as const;
  const method = 'sim_signature';
  return {
    flow: { kind: 'registration', method },
    start: () => system.portal.start(body, { key, method }),
    moves: [{ prove: signingInSim(system, phone) }, confirming(system)],
    end: 'completed',
    level: 3,
  };
}

async function byUsb(system: System): Promise<Way> {
  const subject = subjectOf(await somebody(system));
  const token = await certificatesAt(system.simulators.url).issue({ subject });
  const method = 'usb_signature';
  return {
    flow: { kind: 'registration', method },
    start: startingBy(system, method),
    moves: [{ prove: signingByUsb(system, token) }, confirming(system)],
    end: 'completed',
    level: 3,
  };
}

async function byPost(system: System): Promise<Way> {
  const { post } = await vietnamPost(system).known(true);
  const method = 'vietnam_post';
  return {
    flow: { kind: 'registration', method },
    start: startingBy(system, method),
    moves: [{ prove: signingInAtPost(system, post) }, confirming(system)],
    end: 'completed',
    level: 3,
  };
}

/** The Post has not seen the papers yet. */
async function byPostWithPapers(system: System): Promise<Way> {
  const { known, checkPapers } = vietnamPost(system);
  const citizen = await known(false);
  const way = await byPost(system);
  const { portal } = system;
  let isTold = false;
  return {
    ...way,
    variant: 'papers',
    moves: [
      {
        prove: signingInAtPost(system, citizen.post),
        // A Post that is away is waited for, too.
        isPast: ({ step, problem }) =>
          step?.waitingFor === 'post' && problem?.code !== 'PostUnavailable',
      },
      {
        name: 'vietnam_post, by papers',
        prove: (flow) =>
          Promise.resolve(async () => {
            // As the Post does, until its notice is taken.
            isTold ||= (await checkPapers(citizen)).delivered;
            if (!isTold) throw new Error('the notice was not taken');
            return portal.read(flow);
          }),
      },
      confirming(system),
    ],
  };
}

function startingBy({ portal, ...system }: System, method: 'usb_signature' | 'vietnam_post') {
  const key = randomUUID();
  const body = { subjectType: 'citizen', consent: consentOf(system) } as const;
  return () => portal.start(body, { key, method });
}

function consentOf({ consentVersion }: Pick<System, 'consentVersion'>) {
  return { version: consentVersion };
}
