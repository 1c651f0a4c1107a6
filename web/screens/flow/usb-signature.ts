import { z } from 'zod';
import type { FlowView } from '../../../client/contract.ts';
import type { Block } from '../../layout/block.ts';
import { paths } from '../../paths.ts';
import { usbTexts as t, usbWays } from '../../texts/usb.ts';
import { usbAgentStates } from '../../texts/usb-agent-states.ts';
import type { UsbState } from '../../texts/usb-state.ts';
import { usbTokenStates } from '../../texts/usb-token-states.ts';
import { actionForm } from './action-form.ts';
import { type SeenStep, type StepPage, submitted } from './step-screen.ts';

/** The oldest signing agent that answers as the script expects. */
const minVersion = '1.0.0';

/** What the form has of the signing agent's answer, as text. */
const token = z.object({
  format: z.string(),
  algorithm: z.string(),
  unverifiedCertificate: z.string(),
  signature: z.string(),
});
/** Of a form that no script has filled in: refused as any other that is incomplete. */
const nothing = { format: '', algorithm: '', unverifiedCertificate: '', signature: '' };

/**
 * A challenge that the token signs (guide 1.4, Bước 3). The page's script asks the signing agent on the
 * citizen's computer, shows what stands in the way, and hands what was signed to the form.
 */
export const usbSignature = submitted('usb_signature', {
  show: (seen) => {
    const { challenge } = seen.step;
    return challenge ? sign(seen, challenge) : { title: t.title, blocks: again(seen) };
  },
  body: (form) => ({ authToken: readToken(form.text('authToken')) }),
});

type Challenge = NonNullable<SeenStep['step']['challenge']>;

function sign(seen: SeenStep, challenge: Challenge): StepPage {
  const { agentUrl } = seen.visit.settings;
  return {
    title: t.title,
    connects: [agentUrl],
    script: 'usb-sign.js',
    blocks: [
      { kind: 'list', items: t.before, isNumbered: true },
      aboutAgent,
      {
        kind: 'element',
        tag: 'usb-sign',
        attributes: { agent: agentUrl, 'min-version': minVersion, ...orderOf(seen, challenge) },
        texts: { cancel: t.cancel },
        blocks: [
          ...states(seen),
          { kind: 'state', name: 'form', blocks: [formOf(seen)] },
          { kind: 'state', name: 'over', title: t.over, blocks: again(seen) },
        ],
      },
    ],
  };
}

const aboutAgent: Block = { kind: 'links', items: [{ text: t.agent, href: paths.agent }] };

function formOf({ at }: SeenStep): Block {
  const fields = [{ kind: 'hidden', name: 'authToken', value: '' }] as const;
  return { kind: 'form', form: { action: `${at}/buoc/usb_signature`, fields, submit: t.submit } };
}

/** What is to be signed: for how long, as seconds of the computer that signs, whose clock may be wrong. */
function orderOf({ flow, visit }: SeenStep, { nonce, until }: Challenge): Record<string, string> {
  const seconds = Math.floor((Date.parse(until) - visit.now.getTime()) / 1000);
  // Browsers hide what an attribute named `nonce` says from scripts.
  return { challenge: nonce, seconds: String(seconds), ...purposeOf(flow) };
}

/** What the signing agent shows that it is for; of flows that it knows no name for it shows none. */
function purposeOf({ kind }: FlowView): { purpose?: string } {
  return kind === 'registration' || kind === 'login' || kind === 'change' ? { purpose: kind } : {};
}

/** Whatever may become of it, each with what to do: all in the page, shown by the script. */
function states(seen: SeenStep): Block[] {
  const { kind } = seen.flow;
  const items = usbWays[kind === 'registration' || kind === 'login' ? kind : 'other'];
  const ways: Block[] = [
    { kind: 'text', text: t.noScriptText },
    { kind: 'links', items },
  ];
  return [
    { kind: 'state', name: 'no-script', title: t.noScript, isShown: true, blocks: ways },
    ...Object.entries({ ...usbAgentStates, ...usbTokenStates }).map(stateOf),
  ];
}

function stateOf([name, { title, text, isAboutAgent }]: [string, UsbState]): Block {
  const told = text.map((one): Block => ({ kind: 'text', text: one }));
  return { kind: 'state', name, title, blocks: isAboutAgent ? [...told, aboutAgent] : told };
}

/** Another challenge, where one was too old. */
function again({ at, step }: SeenStep): Block[] {
  return [
    { kind: 'text', text: t.overText },
    ...(step.actions.includes('resendPrompt')
      ? [actionForm(at, 'resendPrompt', t.again, 'primary')]
      : []),
  ];
}

function readToken(text: string): z.output<typeof token> {
  try {
    return token.safeParse(JSON.parse(text)).data ?? nothing;
  } catch {
    return nothing;
  }
}
