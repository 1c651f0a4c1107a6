import { DOMParser, onWarningStopParsing, type Element } from '@xmldom/xmldom';
import { ns } from './wire.ts';

/** Why a message was not read; also codes of problems. */
export type SoapFault =
  | 'SoapTooLarge'
  | 'SoapEntityForbidden'
  | 'SoapDoctypeForbidden'
  | 'SoapMalformed'
  | 'SoapNamespaceUnknown';

export type SoapBody = { ok: true; body: Element } | { ok: false; code: SoapFault };

/** The one element in the body of a SOAP 1.2 message, whose text has been read within bounds. */
export function readSoap(text: string): SoapBody {
  const envelope = parse(text);
  if (envelope?.localName !== 'Envelope') return refused('SoapMalformed');
  if (envelope.namespaceURI !== ns.soap) return refused('SoapNamespaceUnknown');
  const bodies = childrenOf(envelope).filter((child) => isNamed(child, ns.soap, 'Body'));
  const [body, ...others] = bodies.flatMap(childrenOf);
  if (bodies.length !== 1 || !body || others.length > 0) return refused('SoapMalformed');
  const isKnown = body.namespaceURI === ns.mss || body.namespaceURI === ns.soap;
  return isKnown ? { ok: true, body } : refused('SoapNamespaceUnknown');
}

/** The child at the end of a path of names, each in the given namespace (TS 102 204's by default). */
export function descend(from: Element, path: string, namespace: string = ns.mss) {
  return path
    .split('/')
    .reduce<Element | undefined>(
      (parent, name) => parent && childrenOf(parent).find((one) => isNamed(one, namespace, name)),
      from,
    );
}

/** The children of that name, in their order. */
export function childrenNamed(parent: Element, namespace: string, name: string): Element[] {
  return childrenOf(parent).filter((child) => isNamed(child, namespace, name));
}

/** An attribute without a prefix, or undefined where there is none. */
export function attribute(of: Element | undefined, name: string): string | undefined {
  return of?.getAttributeNS(null, name) ?? undefined;
}

/** The text of an element, without the white space around it. */
export function textOf(of: Element | undefined): string | undefined {
  return of?.textContent?.trim();
}

function refused(code: SoapFault): SoapBody {
  return { ok: false, code };
}

function parse(text: string): Element | undefined {
  try {
    const parser = new DOMParser({ onError: onWarningStopParsing, locator: false });
    return parser.parseFromString(text, 'text/xml').documentElement ?? undefined;
  } catch {
    return undefined;
  }
}

function childrenOf(parent: Element): Element[] {
  const children: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node)) children.push(node);
  }
  return children;
}

function isElement(node: { nodeType: number }): node is Element {
  return node.nodeType === 1;
}

function isNamed(one: Element, namespace: string, name: string): boolean {
  return one.localName === name && one.namespaceURI === namespace;
}
