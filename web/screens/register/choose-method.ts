import { registrationMethods } from '../../../src/domain/flows/flows.ts';
import { registrationFlows } from '../../../src/domain/flows/registration-flows.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import type { RegistrationMethod } from '../../../client/contract.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { GoTo, Screen, Visit } from '../../http/screen.ts';
import { subjectField } from './subject-field.ts';
import type { Block } from '../../layout/block.ts';
import { nameSignedIn, signedInPage } from '../sign-in/signed-in.ts';
import { paths, registerPath } from '../../paths.ts';
import { chooseTexts as t } from '../../texts/register.ts';

/** "Chọn phương thức đăng ký" (guide: Bước 2): who registers (vùng 3), and by what (vùng 4). */
export const chooseMethod: Screen = {
  path: paths.register,
  get: async (visit) => {
    const name = await nameSignedIn(visit);
    if (name !== null) return signedInPage(name);
    const offered = await offeredMethods(visit);
    return {
      title: t.title,
      area: 'register',
      blocks: [
        {
          kind: 'form',
          form: {
            fields: [
              subjectField,
              {
                kind: 'choice',
                name: 'method',
                label: t.method,
                items: offered.map(item),
                isRequired: true,
              },
            ],
            submit: t.next,
          },
        },
        ...notOffered(offered),
      ],
    };
  },
  post: (visit, form) => choose(visit, form),
};

function item(method: RegistrationMethod) {
  return { value: method, label: methods[method].title, hint: t.hints[method] };
}

/** Those that are not offered are named all the same: people have read of five. */
function notOffered(offered: readonly RegistrationMethod[]): Block[] {
  const missing = registrationMethods.filter((method) => !offered.includes(method));
  if (missing.length === 0) return [];
  return [
    { kind: 'heading', text: t.notOffered },
    { kind: 'list', items: missing.map((method) => methods[method].title) },
  ];
}

async function offeredMethods(visit: Visit): Promise<RegistrationMethod[]> {
  const { offered } = orRefuse(await visit.client.offered());
  const isOffered = (method: RegistrationMethod): boolean =>
    offered.items.some(
      (one) => one.kind === 'registration' && one.method === method && one.available,
    );
  return registrationMethods.filter(isOffered);
}

function choose({ language }: Visit, form: PostedForm): GoTo {
  const subjectType = form.text('subjectType');
  const method = registrationMethods.find((one) => one === form.text('method'));
  const values = form.values();
  const refuse = (name: string, detail: string): GoTo => ({
    to: paths.register,
    draft: {
      at: paths.register,
      values,
      refusal: {
        code: 'ValidationFailed',
        title: t.incomplete[language],
        detail: '',
        errors: [{ pointer: `/${name}`, code: 'Required', detail }],
        nextActions: [],
      },
    },
  });
  if (subjectType !== 'citizen' && subjectType !== 'enterprise') {
    return refuse('subjectType', t.subjectMissing[language]);
  }
  if (!method) return refuse('method', t.methodMissing[language]);
  const allowed: readonly string[] = registrationFlows[method].subjectTypes;
  if (!allowed.includes(subjectType)) return refuse('method', t.citizensOnly[language]);
  const isChosen = subjectType === 'enterprise';
  return { to: registerPath(method) + (isChosen ? '/doanh-nghiep' : '') };
}
