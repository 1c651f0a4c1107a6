import type { FlowRecord } from '../../domain/flows/flow-record.ts';

/**
 * The flow in plain words (Markdown), as operators read it in the Temporal UI; with the message that
 * has just come to nothing, if one did.
 */
export function describeFlow(
  { reference, method, status, step, problem, waitingSince }: FlowRecord,
  ignored?: { name: string; why: string },
): string {
  const lines = [`**${reference}** · ${method} · ${status}`];
  if (step) {
    lines.push(
      `Step **${step.name}**, waiting for the **${step.waitingFor}** since ${waitingSince}, until ${step.until}.`,
    );
    lines.push(`Allowed now: ${step.actions.join(', ')}.`);
  }
  if (problem) lines.push(`Last refusal: \`${problem.code}\`.`);
  if (ignored) lines.push(`Ignored: \`${ignored.name}\` (${ignored.why}).`);
  return lines.join('\n\n');
}
