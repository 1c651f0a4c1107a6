import type { StoryView } from '../../../client/contract.ts';
import { flowActNames } from '../../../src/domain/staff/flow-acts.ts';
import { orRefuse } from '../../http/refused.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { GoTo } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block, Link } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';
import { fill } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { storyTexts as t } from '../../texts/staff-flows.ts';
import { missingPage } from './missing-page.ts';
import { staffScreen, type StaffVisit } from './staff-screen.ts';
import { storyActs, untilOf } from './story-acts.ts';
import { standingRows, timelineOf } from './story-blocks.ts';

/** What happened to a flow, whose turn it is, and what can be done about it: all on one page. */
export const story = staffScreen({
  path: `${staffPaths.flows}/:id`,
  area: 'staff-find',
  roles: ['support', 'supervisor', 'operator'],
  get: async (visit) => {
    const answer = await visit.client.staff.story(visit.params['id'] ?? '', visit.why);
    if (answer.status === 404 && !answer.ok) return missingPage(answer, backOf(visit));
    return storyPage(visit, orRefuse(answer).story);
  },
  post: act,
});

async function act(visit: StaffVisit, form: PostedForm): Promise<GoTo> {
  const name = flowActNames.find((one) => one === form.text('act'));
  if (!name) throw new WebFailure(400);
  const until = name === 'extend' ? { until: untilOf(visit.now, form.text('days')) } : {};
  const body = { ...visit.why, ...until };
  orRefuse(await visit.client.staff.actOnFlow(visit.params['id'] ?? '', name, body, form.key));
  return { to: visit.path, notice: 'staff_flow_act' };
}

function storyPage(visit: StaffVisit, told: StoryView): Page {
  const { flow } = told;
  return {
    title: fill(t.title, { reference: flow.reference }),
    caption: flow.title,
    back: backOf(visit),
    blocks: [
      { kind: 'summary', rows: standingRows(told) },
      ...(told.findings.length > 0 ? [{ kind: 'inset' as const, text: t.findingsHint }] : []),
      { kind: 'heading', text: t.acts },
      ...storyActs(told, visit),
      ...linksOf(visit, told),
      { kind: 'heading', text: t.events },
      { kind: 'text', text: t.eventsLead, look: 'quiet' },
      timelineOf(told),
    ],
  };
}

/** To the list that somebody with this role comes from. */
function backOf({ staff }: StaffVisit): Link {
  return staff.roles.includes('support')
    ? { text: t.backToFind, href: staffPaths.find }
    : { text: t.backToStuck, href: staffPaths.stuck };
}

function linksOf({ staff, settings }: StaffVisit, told: StoryView): Block[] {
  const { roles } = staff;
  const mayReview = roles.includes('support') || roles.includes('supervisor');
  const { flow, reviewId, accountId } = told;
  const items: Link[] = [
    ...(mayReview && reviewId !== null
      ? [{ text: t.toReview, href: `${staffPaths.reviews}/${reviewId}` }]
      : []),
    ...(mayReview && accountId !== null
      ? [{ text: t.toAccount, href: `${staffPaths.accounts}/${accountId}` }]
      : []),
    ...(roles.includes('operator') && settings.temporalUi !== null
      ? [{ text: t.toTemporal, href: `${settings.temporalUi}/${flow.id}` }]
      : []),
  ];
  return items.length === 0 ? [] : [{ kind: 'links', items }];
}
