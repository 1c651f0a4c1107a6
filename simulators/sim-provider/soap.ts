import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';

/** Namespaces of SOAP 1.2, of TS 102 204, of the profile query's extension, and of XML signatures. */
export const ns = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  mss: 'http://uri.etsi.org/TS102204/v1.1.2#',
  mcs: 'http://www.methics.fi/TS102204/ext/v1.0.0',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export const soapType = 'application/soap+xml; charset=utf-8';

/** The one element in the body of a message, or undefined where there is none. */
export function bodyOf(message: Uint8Array): Element | undefined {
  try {
    const parser = new DOMParser({ onError: onErrorStopParsing, locator: false });
    const document = parser.parseFromString(Buffer.from(message).toString('utf8'), 'text/xml');
    const [body] = document.getElementsByTagNameNS(ns.soap, 'Body');
    return [...(body?.childNodes ?? [])].find((node): node is Element => node.nodeType === 1);
  } catch {
    return undefined;
  }
}

/** The first element of that name of TS 102 204, however deep. */
export function find(body: Element, name: string): Element | undefined {
  return body.getElementsByTagNameNS(ns.mss, name)[0];
}

/** Markup whose values are text: they are escaped. */
export function xml(parts: TemplateStringsArray, ...values: (string | number | Markup)[]): Markup {
  const written = values.map((value) =>
    value instanceof Markup ? value.text : escape(String(value)),
  );
  return new Markup(parts.map((part, at) => part + (written[at] ?? '')).join(''));
}

/** XML that is written already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const nothing = new Markup('');

/** A whole SOAP 1.2 message. */
export function envelope(body: Markup): string {
  const prefixes = Object.entries(ns).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const head = `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope${prefixes.join('')}>`;
  return `${head}<soap:Body>${body.text}</soap:Body></soap:Envelope>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
