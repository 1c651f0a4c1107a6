import type { Screen } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { agentTexts as t, systems } from '../../texts/agent.ts';

/** "Công cụ ký điện tử": what it is, and how it is installed and started on each system (guide 1.4, Bước 3). */
export const agentPage: Screen = {
  path: paths.agent,
  get: ({ settings }) => ({
    title: t.title,
    blocks: [
      { kind: 'text', look: 'lead', text: t.lead },
      { kind: 'list', items: t.needs },
      { kind: 'heading', text: t.install },
      { kind: 'text', text: t.folder },
      ...systems.map((system) => howOn(system, settings.origin)),
      { kind: 'heading', text: t.check },
      { kind: 'text', text: fill(t.checkText, { address: settings.agentUrl }) },
      { kind: 'list', items: t.safety },
    ],
  }),
};

function howOn({ name, before, driver, start }: (typeof systems)[number], origin: string): Block {
  return {
    kind: 'details',
    summary: name,
    blocks: [
      { kind: 'list', items: [...before, t.npm], isNumbered: true },
      { kind: 'text', text: driver },
      { kind: 'code', text: start.replaceAll('{origin}', origin) },
    ],
  };
}
