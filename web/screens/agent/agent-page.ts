import type { Archive } from '../../build/assets.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import { sizeOf } from '../../layout/sizes.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { agentTexts as t, systems } from '../../texts/agent.ts';

/** "Công cụ ký điện tử": what it is, its download, and how it is installed and started on each system (guide 1.4, Bước 3). */
export const agentPage: Screen = {
  path: paths.agent,
  get: ({ settings, agent }) => ({
    title: t.title,
    blocks: [
      { kind: 'text', look: 'lead', text: t.lead },
      { kind: 'list', items: t.needs },
      ...downloadOf(agent),
      { kind: 'heading', text: t.install },
      { kind: 'text', text: t.folder },
      ...systems.map((system) => howOn(system, settings.origin, agent.fileName)),
      { kind: 'text', text: t.again },
      { kind: 'heading', text: t.check },
      { kind: 'text', text: fill(t.checkText, { address: settings.agentUrl }) },
      { kind: 'list', items: t.safety },
    ],
  }),
};

function downloadOf({ url, fileName, size, sha256 }: Archive): Block[] {
  const parts = { file: fileName, size: sizeOf(size) };
  return [
    { kind: 'heading', text: t.download },
    { kind: 'button', text: fill(t.downloadButton, parts), href: url },
    {
      kind: 'summary',
      rows: [
        { key: t.file, value: fileName },
        { key: t.size, value: parts.size },
        { key: t.sha256, value: sha256 },
      ],
    },
    { kind: 'text', text: t.sha256Text },
  ];
}

function howOn(
  { name, before, driver, start }: (typeof systems)[number],
  origin: string,
  file: string,
): Block {
  const lines = start.replaceAll('{origin}', origin).replaceAll('{file}', file);
  return {
    kind: 'details',
    summary: name,
    blocks: [
      { kind: 'list', items: [...before, t.npm], isNumbered: true },
      { kind: 'text', text: driver },
      { kind: 'code', text: lines },
    ],
  };
}
