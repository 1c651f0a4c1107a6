import { ns } from './wire.ts';

/** A piece of XML that is already written; made by `element` alone, so that no text gets by unescaped. */
export type Xml = { readonly xml: string };
type Attributes = Readonly<Record<string, string | number | undefined>>;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespaces = Object.fromEntries(
  Object.entries(ns).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]),
);

/** An element of one of the prefixes of `ns`; strings among the children are text. */
export function element(name: string, attributes: Attributes, ...children: (Xml | string)[]): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escape(String(value))}"`))
    .join('');
  const content = children
    .map((child) => (typeof child === 'string' ? escape(child) : child.xml))
    .join('');
  return { xml: `<${name}${written}>${content}</${name}>` };
}

/** A whole SOAP 1.2 message with one element as its body. */
export function envelope(body: Xml): string {
  return declaration + element('soap:Envelope', namespaces, element('soap:Body', {}, body)).xml;
}

/** Tabs and line ends as references, since attributes would lose them. */
function escape(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
