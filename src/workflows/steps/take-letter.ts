import type { Flow } from '../engine/flow.ts';
import type { Letter } from '../engine/inbox.ts';

type LetterOf<Step extends Letter['step']> = Extract<Letter, { step: Step }>;

/** Waits for a letter of this kind; others that are allowed here say nothing to this step. */
export async function takeLetter<Step extends Letter['step']>(
  flow: Flow,
  step: Step,
): Promise<LetterOf<Step>> {
  const isMeant = (letter: Letter): letter is LetterOf<Step> => letter.step === step;
  for (;;) {
    const letter = await flow.take();
    if (isMeant(letter)) return letter;
  }
}
