import { methodWords } from '../../../src/domain/account/method-words.ts';
import type { Text } from '../../../src/domain/flows/text.ts';
import type { Block, Link } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { accountTexts as t, attentionTexts as a } from '../../texts/account.ts';
import type { Seen } from './overview.ts';

const dayMs = 86_400_000;
/** How far back a refused sign-in is worth a look, and how far ahead the end of a certificate. */
const refusedDays = 7;
const certificateDays = 30;
/** Recovery codes that are too few to be left without. */
const fewCodes = 3;

/** What the owner should look at, each with where to; nothing where all is well. */
export function attention(seen: Seen, now: Date): Block[] {
  const found = [...ofMethods(seen, now), ...ofSignIns(seen, now)];
  if (found.length === 0) return [];
  const links = [...new Map(found.map(({ link }) => [link.href, link])).values()];
  return [
    { kind: 'heading', text: a.title },
    { kind: 'list', items: found.map(({ text }) => text) },
    { kind: 'links', items: links },
  ];
}

type Found = { text: Text; link: Link };

function ofMethods({ methods }: Seen, now: Date): Found[] {
  const link = { text: t.methods, href: paths.methods };
  const soon = now.getTime() + certificateDays * dayMs;
  return methods.items.flatMap(({ kind, state, codesLeft, certificate }) => {
    const method = methodWords[kind];
    const texts: Text[] = [];
    if (state === 'locked') texts.push(fill(a.locked, { method }));
    if (codesLeft !== undefined && codesLeft < fewCodes) {
      texts.push(fill(a.fewCodes, { codes: String(codesLeft) }));
    }
    if (certificate && Date.parse(certificate.notAfter) < soon) {
      texts.push(fill(a.certificateEnds, { method, at: dayAndTime(certificate.notAfter) }));
    }
    return texts.map((text) => ({ text, link }));
  });
}

function ofSignIns({ signIns }: Seen, now: Date): Found[] {
  const since = now.getTime() - refusedDays * dayMs;
  const refused = signIns.items.filter(
    ({ outcome, at }) => outcome === 'refused' && Date.parse(at) > since,
  );
  if (refused.length === 0) return [];
  const text = fill(a.refused, { times: String(refused.length) });
  return [{ text, link: { text: t.signIns, href: paths.signIns } }];
}
