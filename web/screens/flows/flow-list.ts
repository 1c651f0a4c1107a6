import type { FlowView } from '../../../client/contract.ts';
import { flowSlots } from '../../http/flow-cookies.ts';
import { RefusedByApi } from '../../http/refused.ts';
import type { Screen, Visit } from '../../http/screen.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import type { Field } from '../../layout/field.ts';
import type { Block } from '../../layout/block.ts';
import { paths } from '../../paths.ts';
import { flowListTexts as t } from '../../texts/flows.ts';
import { type HeldFlow, heldIn, readHeld } from '../flow/held-flow.ts';
import { rowsOf } from './flow-rows.ts';

/** The flows that the browser holds, and the way to one that was begun on another device. */
export const flowList: Screen = {
  path: paths.flows,
  get: async (visit) => ({
    title: t.title,
    area: 'flows',
    field: 'reference',
    blocks: [
      ...(await heldBlocks(visit)),
      { kind: 'heading', text: t.resumeTitle },
      ...resume(await botCheckFields(visit)),
    ],
  }),
  post: (visit, form) =>
    startChecked(visit, form, 'recovery', 'resumption', (checked) => ({
      reference: form.text('reference'),
      ...checked,
    })),
};

const resume = (further: readonly Field[]): Block[] => [
  { kind: 'text', text: t.resumeLead },
  {
    kind: 'form',
    form: {
      fields: [
        {
          kind: 'input',
          name: 'reference',
          label: t.reference,
          hint: t.resumeHint,
          spellcheck: false,
          autocapitalize: 'characters',
          width: 20,
        },
        ...further,
      ],
      submit: t.resume,
    },
  },
];

async function heldBlocks(visit: Visit): Promise<Block[]> {
  const read = await Promise.all(flowSlots(visit.jar).map((slot) => readIn(visit, slot)));
  const found = read.filter((one) => one !== null);
  if (found.length === 0) return [{ kind: 'text', text: t.none }];
  return [{ kind: 'text', text: t.held }, ...found.map(cardOf)];
}

type Found = { held: HeldFlow; flow: FlowView };

/** Null for one that this browser cannot go on with any more: its cookie is dropped. */
async function readIn(visit: Visit, slot: string): Promise<Found | null> {
  const held = heldIn(visit, slot);
  try {
    const seen = held && (await readHeld(visit, held));
    return held && seen ? { held, flow: seen.flow } : null;
  } catch (error) {
    if (error instanceof RefusedByApi && error.problem.code === 'FlowTakenUp') return null;
    throw error;
  }
}

function cardOf({ held: { at, since }, flow }: Found): Block {
  const { reference } = flow;
  return {
    kind: 'summary',
    title: reference,
    rows: rowsOf(flow, since),
    actions: [
      { text: flow.step ? t.goOn : t.seeEnd, href: at, hint: reference },
      { text: t.about, href: `${at}/thong-tin`, hint: reference },
    ],
  };
}
