import type { Story, StoryEvent } from '../../db/staff/read-story.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Language, Text } from '../../domain/flows/text.ts';
import { problems } from '../../domain/problems/problems.ts';
import { findingText } from '../../domain/staff/finding-texts.ts';
import { type OfferedAct, offeredFlowActs } from '../../domain/staff/flow-acts.ts';
import type { StoryView } from '../../domain/staff/flow-views.ts';
import type { StaffMember } from '../../domain/staff/roles.ts';
import { codeOfEvent, isProblemCode, storyText } from '../../domain/staff/story-texts.ts';
import { waitTexts } from '../../domain/staff/wait-texts.ts';
import { steps } from '../../domain/steps/steps.ts';
import type { Reader } from '../http/present-problem.ts';
import { presentFlowLine } from './present-flow-line.ts';

/** The story of a flow, in the reader's language, with what this member of staff may do now. */
export function presentStory(story: Story, staff: StaffMember, reader: Reader): StoryView {
  const { row, events } = story;
  const { record, version } = row;
  const { language, now } = reader;
  const { step, expiresAt } = record;
  return {
    flow: lineOf(story, language),
    accountId: story.accountId,
    reviewId: record.reviewId ?? null,
    version,
    waiting: step && {
      for: step.waitingFor,
      text: waitTexts[step.waitingFor][language],
      since: record.waitingSince,
      until: step.until,
    },
    stepTitle: step && steps[step.name].summary[language],
    expiresAt,
    problem: problemOf(record, language),
    findings: presentFindings(lastFindings(events), language),
    delivery: row.delivery,
    events: events.map((event) => presentEvent(event, language)),
    actions: offeredFlowActs(record, staff.roles, now).map((act) => presentAct(act, language)),
  };
}

/** An act, in the reader's language. */
export function presentAct<A extends string>(act: OfferedAct<A>, language: Language) {
  const { name, title, allowed, why, roles } = act;
  return { name, title: title[language], allowed, why: said(why, language), roles: [...roles] };
}

function said(text: Text | null, language: Language): string | null {
  return text && text[language];
}

function lineOf({ row: { record }, openedAt }: Story, language: Language) {
  const { id, reference, kind, method, status, step, waitingSince, problem } = record;
  const line = {
    ...{ id, reference, kind, method, status, openedAt },
    step: step?.name ?? null,
    waitingFor: step?.waitingFor ?? null,
    waitingSince: new Date(waitingSince),
    nextTryAt: problem?.retryAt === undefined ? null : new Date(problem.retryAt),
  };
  return presentFlowLine(line, language);
}

function problemOf({ problem }: FlowRecord, language: Language): StoryView['problem'] {
  if (!problem) return null;
  const { title, detail } = problems[problem.code];
  return { code: problem.code, title: title[language], detail: detail[language] };
}

function lastFindings(events: readonly StoryEvent[]): string[] {
  return events.findLast(({ findings }) => findings.length > 0)?.findings ?? [];
}

function presentFindings(findings: readonly string[], language: Language) {
  return findings.map((name) => ({ name, text: findingText(name)[language] }));
}

function presentEvent(told: StoryEvent, language: Language): StoryView['events'][number] {
  const { at, actor, event, findings, reason, ticket, why } = told;
  const code = codeOfEvent(event) ?? why;
  const becauseOf = why !== null && isProblemCode(why) ? `: ${problems[why].title[language]}` : '';
  return {
    ...{ actor, event, code, reason, ticket },
    at: at.toISOString(),
    text: storyText(event)[language] + becauseOf,
    findings: presentFindings(findings, language),
  };
}
