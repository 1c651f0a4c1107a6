import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { stepsOf } from '../../domain/flows/flows.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';
import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { Failing } from './perform.ts';

/** A message that has just come to nothing. */
export type Ignored = { name: string; why: string };
/** The last failure of an outside system, and since when (RFC 3339). */
export type LastOutage = { type: string; at: string };

type Told = {
  /** How many times in a row the step has come to nothing. */
  attempts: number;
  failing: Failing | undefined;
  outage: LastOutage | undefined;
  ignored?: Ignored | undefined;
};

/** The flow in plain words (Markdown), as operators read it in the Temporal UI; free of personal data. */
export function describeFlow(record: FlowRecord, told: Told): string {
  const { reference, method, status, step, problem } = record;
  const lines = [`**${reference}** · ${method} · ${status}`];
  if (step) lines.push(...standing(record, step, told));
  if (problem) lines.push(`Last refusal: \`${problem.code}\`.`);
  const { outage, ignored } = told;
  if (outage) lines.push(`Last outage: \`${outage.type}\`, told at ${outage.at}.`);
  if (ignored) lines.push(`Ignored: \`${ignored.name}\` (${ignored.why}).`);
  return lines.join('\n\n');
}

function standing(record: FlowRecord, step: OpenStep, { attempts, failing }: Told): string[] {
  const steps = stepsOf(record);
  const place = `${steps.indexOf(step.name) + 1} of ${steps.length}`;
  const tries = attempts > 1 ? `, ${attempts} times in a row without success` : '';
  return [
    `Where it stands: step **${step.name}** (${place}) since ${record.waitingSince}${tries}.`,
    `Whose turn: ${turns[step.waitingFor]}${failing ? fails(failing) : ''}.`,
    `What helps: ${helpAt(step, failing)}.`,
    `The step waits until ${step.until}, the flow until ${record.expiresAt}. Allowed now: ${step.actions.join(', ')}.`,
  ];
}

const turns: Record<WaitingFor, string> = {
  citizen: 'the **citizen**; nothing is stuck',
  carrier: 'the mobile **carrier**',
  insurer: 'the social **insurer**',
  sms: 'the **SMS** centre',
  email: 'the **mail** server',
  sim: 'the **SIM** provider, which shows the prompt on the phone',
  ca: 'the certification authority (**CA**)',
  post: 'Vietnam **Post**',
  other_party: 'the **other party** of the complaint, who is being heard',
  staff: '**support staff**, who verify by hand',
  system: '**ourselves**: our own part fails',
};

function fails(failing: Failing): string {
  return failing.whose === 'outside'
    ? `, which ${failures[failing.state]} (\`${failing.type}\`); it is asked again by itself`
    : '; it is tried again by itself';
}

const failures = {
  down: 'is down',
  slow: 'does not answer in time',
  refused: 'refuses us',
  malformed: 'answers what cannot be read',
};

const runbook = 'docs/operators.md';

/** What an operator or support can do, and where to read on. */
function helpAt({ waitingFor, actions }: OpenStep, failing: Failing | undefined): string {
  if (failing?.whose === 'ours') {
    return `look at the pending activity's failure, at /readyz and at the log (${runbook}, "Ours")`;
  }
  const review = actions.includes('askForReview')
    ? '; signal `openReview` has support staff verify by hand instead'
    : '';
  if (failing) {
    return `that the system comes back (${runbook}, "Outside systems"); signal \`extendDeadline\` \`{ until }\` gives time${review}`;
  }
  if (waitingFor === 'staff') {
    return `a decision in the staff's console, then signal \`verifyManually\` \`{ reviewId }\` if it was lost (${runbook}, "Reviews")`;
  }
  const end = `\`cancel\` \`{ reason }\` ends the flow${review}`;
  if (waitingFor !== 'citizen') {
    return `to wait; signal \`extendDeadline\` \`{ until }\` gives time, ${end}`;
  }
  return actions.includes('resendOtp') ? `signal \`resendOtp\` sends the code again; ${end}` : end;
}
