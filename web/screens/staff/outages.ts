import type { OutageView } from '../../../client/contract.ts';
import { outsideSystems } from '../../../src/domain/flows/waiting-for.ts';
import { outageRoles, systemTitles } from '../../../src/domain/staff/outages.ts';
import { refuseForm } from '../../http/refuse-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block, Link } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import type { Words } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { outageTexts as t } from '../../texts/staff-outages.ts';
import { whyFields } from './case.ts';
import { caseInHand } from './case-in-hand.ts';
import { staffScreen } from './staff-screen.ts';

const path = staffPaths.outages;
const common = { area: 'staff-outages', roles: outageRoles, isWithoutCase: true } as const;

/** The outages, and the form that declares another one. */
const list = staffScreen({
  ...common,
  path,
  get: async (visit) => {
    const { items } = orRefuse(await visit.client.staff.outages());
    return {
      title: t.title,
      isWide: true,
      blocks: [
        { kind: 'text', text: t.lead },
        items.length === 0 ? { kind: 'inset', text: t.none } : tableOf(items),
        { kind: 'heading', text: t.declare },
        declaring(caseInHand(visit)),
      ],
    };
  },
  post: async (visit, form) => {
    const system = outsideSystems.find((one) => one === form.text('system'));
    if (!system) {
      const fields = { system: t.systemMissing };
      return refuseForm(visit, form, { title: t.incomplete, fields });
    }
    const body = { system, reason: form.text('reason'), ticket: form.text('ticket') };
    orRefuse(await visit.client.staff.declareOutage(body, form.key));
    return { to: path, notice: 'outage_declared' };
  },
});

/** One of them, and the form that ends it. */
const one = staffScreen({
  ...common,
  path: `${path}/:id`,
  get: async (visit) => {
    const { items } = orRefuse(await visit.client.staff.outages());
    const outage = items.find(({ id }) => id === visit.params['id']);
    if (!outage) throw new WebFailure(404);
    const { system, since, until, flowsWaiting, declaredBy, reason, ticket } = outage;
    return {
      title: systemTitles[system],
      back: { text: t.title, href: path },
      blocks: [
        {
          kind: 'summary',
          rows: [
            { key: t.since, value: dayAndTime(since) },
            { key: t.until, value: until === null ? t.lasts : dayAndTime(until) },
            { key: t.flowsWaiting, value: String(flowsWaiting) },
            { key: t.declaredBy, value: declaredBy },
            { key: t.ticket, value: ticket },
            { key: t.reason, value: reason },
          ],
        },
        ...(until === null ? ending(caseInHand(visit)) : []),
      ],
    };
  },
  post: async (visit, form) => {
    const body = { reason: form.text('reason'), ticket: form.text('ticket') };
    const id = visit.params['id'] ?? '';
    orRefuse(await visit.client.staff.endOutage(id, body, form.key));
    return { to: `${path}/${id}`, notice: 'outage_ended' };
  },
});

export const outageScreens: readonly Screen[] = [list, one];

function tableOf(items: readonly OutageView[]): Block {
  const head = [t.system, t.since, t.until, t.flowsWaiting, t.ticket];
  return { kind: 'table', caption: t.list, head, rows: items.map(rowOf) };
}

function rowOf({ id, system, since, until, flowsWaiting, ticket }: OutageView): (Words | Link)[] {
  return [
    { text: systemTitles[system], href: `${path}/${id}` },
    dayAndTime(since),
    until === null ? t.lasts : dayAndTime(until),
    String(flowsWaiting),
    ticket,
  ];
}

type Why = Parameters<typeof whyFields>[0];

function declaring(why: Why): Block {
  return {
    kind: 'form',
    form: {
      fields: [
        {
          kind: 'choice',
          name: 'system',
          label: t.system,
          isRequired: true,
          items: outsideSystems.map((value) => ({ value, label: systemTitles[value] })),
        },
        ...whyFields(why),
      ],
      submit: t.declare,
    },
  };
}

function ending(why: Why): Block[] {
  return [
    { kind: 'inset', text: t.endHint },
    { kind: 'form', form: { fields: whyFields(why), submit: t.end } },
  ];
}
