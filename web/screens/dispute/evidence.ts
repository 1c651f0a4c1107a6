import { evidenceTypes, mostEvidence } from '../../../src/domain/dispute/evidence.ts';
import type { EvidenceView } from '../../../client/contract.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { sizeOf } from '../../layout/sizes.ts';
import { fill } from '../../layout/words.ts';
import { evidenceTexts as t, evidenceTypeTexts } from '../../texts/dispute.ts';
import { heldFlow } from '../flow/held-flow.ts';
import { submitted } from '../flow/step-screen.ts';

/** The files so far, the form for one more, and the end of it. */
export const evidence = submitted('evidence', {
  show: async ({ at, visit }) => {
    const held = heldFlow(visit);
    const items = held ? orRefuse(await held.opened.evidence.list()).files.items : [];
    return {
      title: t.title,
      field: 'file',
      blocks: [
        { kind: 'text', text: t.lead },
        items.length < mostEvidence ? upload(at) : { kind: 'inset', text: t.full },
        { kind: 'heading', text: t.files },
        ...(items.length > 0 ? items.flatMap((item, index) => file(at, item, index + 1)) : [none]),
        { kind: 'text', text: t.doneHint },
        { kind: 'form', form: { action: `${at}/buoc/evidence`, fields: [], submit: t.done } },
      ],
    };
  },
  body: () => ({}),
});

const none: Block = { kind: 'text', text: t.none };

function upload(at: string): Block {
  const accept = evidenceTypes.join(',');
  return {
    kind: 'form',
    form: {
      action: `${at}/tep`,
      isUpload: true,
      fields: [{ kind: 'file', name: 'file', label: t.file, hint: t.fileHint, accept }],
      submit: t.add,
      look: 'secondary',
    },
  };
}

/** Told by its content, as it was taken: its name is not kept. */
function file(at: string, { id, type, size, addedAt }: EvidenceView, number: number): Block[] {
  const parts = {
    type: evidenceTypeTexts[type],
    size: sizeOf(size),
    addedAt: dayAndTime(addedAt),
  };
  const about = fill(t.removeAbout, { number: String(number) });
  return [
    {
      kind: 'summary',
      rows: [{ key: fill(t.row, { number: String(number) }), value: fill(t.value, parts) }],
    },
    {
      kind: 'form',
      form: { action: `${at}/tep/${id}/xoa`, fields: [], submit: t.remove, about, look: 'link' },
    },
  ];
}
