import type { AuditList } from '../../../client/contract.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import { refuseForm } from '../../http/refuse-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import type { Words } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { auditTexts as t } from '../../texts/staff-audit.ts';
import { afterOf } from '../account/page-of.ts';
import { type AuditField, auditInputs, auditTyped } from './audit-fields.ts';
import { breachScreens } from './breach-report.ts';
import { staffScreen } from './staff-screen.ts';

const path = staffPaths.audit;
const roles: readonly StaffRole[] = ['auditor'];
const names: readonly AuditField[] = ['flowId', 'accountId', 'by', 'event', 'from', 'to'];

/** The trail: asked by the address, so that what was found can be found again. */
const trail = staffScreen({
  path,
  area: 'staff-audit',
  roles,
  get: async (visit) => {
    const asked = Object.fromEntries(names.map((name) => [name, visit.query(name)]));
    const { after = '' } = afterOf(visit);
    const found = orRefuse(await visit.client.staff.audit({ ...asked, after }, visit.why)).trail;
    return {
      title: t.title,
      isWide: true,
      blocks: [
        { kind: 'text', text: t.lead },
        { kind: 'links', items: [{ text: t.report, href: staffPaths.breachReport }] },
        { kind: 'form', form: { fields: auditInputs(names, asked), submit: t.search } },
        sealBlock(found.seal),
        ...eventBlocks(found),
        ...older(asked, found.next),
      ],
    };
  },
  post: (visit, form) => {
    const { asked, wrong } = auditTyped(names, form);
    if (Object.keys(wrong).length > 0) {
      return refuseForm(visit, form, { title: t.malformed, fields: wrong });
    }
    const query = new URLSearchParams(asked).toString();
    return { to: query === '' ? path : `${path}?${query}` };
  },
});

export const auditScreens: readonly Screen[] = [trail, ...breachScreens];

function sealBlock({ head, fits, unsealed }: AuditList['seal']): Block {
  return {
    kind: 'summary',
    rows: [
      { key: t.seal, value: head ?? t.noSeal },
      ...(head === null ? [] : [{ key: t.fits, value: fits ? t.isFit : t.isUnfit }]),
      { key: t.unsealed, value: String(unsealed.events) },
    ],
  };
}

function eventBlocks({ items }: AuditList): Block[] {
  if (items.length === 0) return [{ kind: 'inset', text: t.none }];
  const head = [t.at, t.event, t.actor, t.subject, t.details, t.number];
  return [{ kind: 'table', caption: t.events, head, rows: items.map(cellsOf) }];
}

function cellsOf(event: AuditList['items'][number]): Words[] {
  const { at, event: name, actor, flowId, accountId, details, sequence } = event;
  const subject = [flowId, accountId].filter((id) => id !== null).join(' ');
  const number = sequence === null ? '–' : String(sequence);
  const time = at.replace('T', ' ').replace('Z', '');
  return [time, name, actor, subject, JSON.stringify(details), number];
}

function older(asked: Readonly<Record<string, string>>, next: string | null): Block[] {
  if (next === null) return [];
  const query = new URLSearchParams({ ...asked, sau: next }).toString();
  return [{ kind: 'links', items: [{ text: t.older, href: `${path}?${query}` }] }];
}
