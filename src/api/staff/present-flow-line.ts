import type { FlowLine } from '../../db/staff/find-flows.ts';
import { declarationOf } from '../../domain/flows/flows.ts';
import { kinds } from '../../domain/flows/kinds.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { FlowLineView } from '../../domain/staff/flow-views.ts';

/** A flow in a list, in the reader's language. */
export function presentFlowLine(line: FlowLine, language: Language): FlowLineView {
  const { waitingSince, openedAt, nextTryAt, ...rest } = line;
  const title = `${kinds[line.kind].title[language]}: ${declarationOf(line).title[language]}`;
  return {
    ...rest,
    title,
    waitingSince: waitingSince.toISOString(),
    openedAt: openedAt.toISOString(),
    nextTryAt: nextTryAt?.toISOString() ?? null,
  };
}
