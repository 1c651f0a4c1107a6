import type { StepName } from '../../src/domain/steps/steps.ts';
import { steps as declared } from '../../src/domain/steps/steps.ts';
import { stepTitles } from '../texts/steps.ts';
import type { StepList } from './page.ts';

/** The way of a flow with the step where it stands; null: all are done. */
export function stepList(steps: readonly StepName[], current: StepName | null): StepList {
  const at = current === null ? steps.length : steps.indexOf(current);
  return steps.map((step, index) => ({
    text: stepTitles[step] ?? declared[step].summary,
    state: index < at ? 'done' : index === at ? 'current' : 'ahead',
  }));
}
