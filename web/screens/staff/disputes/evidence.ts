import type { DisputeView } from '../../../../client/contract.ts';
import { orRefuse } from '../../../http/refused.ts';
import type { Block } from '../../../layout/block.ts';
import { fill } from '../../../layout/words.ts';
import { staffPaths } from '../../../paths.ts';
import { evidenceTypeTexts } from '../../../texts/dispute.ts';
import { claimTexts } from '../../../texts/staff-claims.ts';
import { staffDisputeTexts as t } from '../../../texts/staff-disputes.ts';
import { deciders } from '../reviews/review-list.ts';
import { staffScreen } from '../staff-screen.ts';

/** The files, each to be saved. */
export function evidenceBlocks({ id, evidence }: Pick<DisputeView, 'id' | 'evidence'>): Block[] {
  return [
    { kind: 'heading', text: t.evidence },
    evidence.length > 0
      ? { kind: 'warning', text: t.evidenceWarning }
      : { kind: 'text', text: t.noEvidence },
    ...evidence.map((file, index): Block => {
      const size = String(Math.ceil(file.size / 1_000));
      const about = fill(claimTexts.file, { type: evidenceTypeTexts[file.type], size });
      const named = { vi: `${index + 1}: ${about.vi}`, en: `${index + 1}: ${about.en}` };
      const action = `${staffPaths.disputes}/${id}/tep/${file.id}`;
      const submit = fill(t.download, { file: named });
      return { kind: 'form', form: { action, fields: [], submit, look: 'secondary' } };
    }),
  ];
}

/** A file, as an attachment: a form asks for it, since the reason goes along. */
export const evidenceFile = staffScreen({
  path: `${staffPaths.disputes}/:id/tep/:file`,
  area: 'staff-disputes',
  roles: deciders,
  get: ({ params }) => ({ to: `${staffPaths.disputes}/${params['id'] ?? ''}` }),
  post: async ({ client, params, why }) => {
    const of = { dispute: params['id'] ?? '', id: params['file'] ?? '' };
    const { file } = orRefuse(await client.staff.evidenceFile(of, why));
    return { ...file, type: 'application/octet-stream' };
  },
});
