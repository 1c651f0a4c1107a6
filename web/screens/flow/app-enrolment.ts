import { toDataURL } from 'qrcode';
import { appTexts as t } from '../../texts/change-steps.ts';
import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { type SeenStep, submitted } from './step-screen.ts';

const qrSize = 240;

/**
 * The secret of an authenticator app, drawn and to be typed, and the first code that the app makes of it. The
 * API tells the secret to who holds the flow; it is on no other page.
 */
export const appEnrolment = submitted('app_enrolment', {
  show: async (seen) => ({
    title: t.title,
    field: 'code',
    blocks: [
      ...(await secretBlocks(seen)),
      { kind: 'heading', text: t.codeTitle },
      {
        kind: 'form',
        form: {
          action: `${seen.at}/buoc/app_enrolment`,
          fields: [{ kind: 'code', name: 'code', label: t.code, hint: codeHint(seen) }],
          submit: t.submit,
        },
      },
    ],
  }),
  body: (form) => ({ code: form.text('code').replaceAll(/\s/g, '') }),
});

async function secretBlocks({ step: { enrolment } }: SeenStep): Promise<Block[]> {
  if (enrolment?.secret === undefined || enrolment.uri === undefined) return [];
  const { secret, uri, account } = enrolment;
  const src = await toDataURL(uri, { errorCorrectionLevel: 'M', margin: 4, width: qrSize * 2 });
  return [
    { kind: 'heading', text: t.scanTitle },
    { kind: 'text', text: t.scan },
    { kind: 'image', src, alt: t.qrAlt, size: qrSize },
    { kind: 'links', items: [{ text: t.openApp, href: uri }] },
    { kind: 'shown', label: t.typed, value: secret, hint: fill(t.typedHint, { account }) },
  ];
}

function codeHint({ step: { enrolment } }: SeenStep) {
  return fill(t.codeHint, { attempts: String(enrolment?.attemptsLeft ?? '') });
}
