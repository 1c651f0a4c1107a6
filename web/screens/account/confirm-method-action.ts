import type { MethodView } from '../../../client/contract.ts';
import { methodKinds } from '../../../src/domain/account/authentication-method.ts';
import { methodWords } from '../../../src/domain/account/method-words.ts';
import { removedWith } from '../../../src/domain/account/ways-in.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { GoTo, Screen, Visit } from '../../http/screen.ts';
import { startFlow } from '../../http/start-flow.ts';
import type { Block, Form } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { changePaths, methodKindSlugs, paths } from '../../paths.ts';
import {
  confirmedTexts,
  methodPageTexts,
  methodsTexts as t,
  methodTitles,
} from '../../texts/methods.ts';
import { methodRows } from './method-card.ts';

type Confirmed = keyof typeof confirmedTexts;

/** The pages that ask once more before something is done to a method. */
export const methodActionScreens: readonly Screen[] = [
  confirming('lock', `${paths.methods}/:kind/khoa`, lock, 'warning'),
  confirming('remove', `${changePaths.removal}/:kind`, remove, 'warning'),
  confirming('unlock', `${changePaths.unlock}/:kind`, unlock),
];

function confirming(
  action: Confirmed,
  path: string,
  post: NonNullable<Screen['post']>,
  look?: Form['look'],
): Screen {
  const { title, lead, submit } = confirmedTexts[action];
  return {
    path,
    get: async ({ client, params }) => {
      const { items } = orRefuse(await client.methods()).methods;
      const method = items.find(({ kind }) => methodKindSlugs[kind] === params['kind']);
      if (!method) return { to: paths.methods };
      const fields = [{ kind: 'hidden', name: 'methodId', value: method.id } as const];
      return {
        title: fill(title, { method: methodWords[method.kind] }),
        caption: t.account,
        area: 'account',
        back: { text: t.toMethods, href: paths.methods },
        blocks: [
          { kind: 'summary', rows: methodRows(method) },
          { kind: 'text', text: lead },
          ...(action === 'remove' ? goingWith(method, items) : []),
          { kind: 'form', form: { fields, submit, ...(look && { look }) } },
        ],
      };
    },
    post,
  };
}

function goingWith({ kind }: MethodView, held: readonly MethodView[]): Block[] {
  const gone = methodKinds.filter(
    (one) => removedWith(kind).includes(one) && held.some((method) => method.kind === one),
  );
  if (gone.length === 0) return [];
  return [
    { kind: 'text', text: methodPageTexts.goesWith },
    { kind: 'list', items: gone.map((one) => methodTitles[one]) },
  ];
}

async function lock({ client }: Visit, form: PostedForm): Promise<GoTo> {
  orRefuse(await client.lockMethod(form.text('methodId')));
  return { to: paths.methods, notice: 'method_locked' };
}

function remove(visit: Visit, form: PostedForm): Promise<GoTo> {
  return startFlow(visit, form, 'change', 'removal', { methodId: form.text('methodId') });
}

function unlock(visit: Visit, form: PostedForm): Promise<GoTo> {
  return startFlow(visit, form, 'change', 'unlock', { methodId: form.text('methodId') });
}
