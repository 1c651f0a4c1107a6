import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';

const response = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })).optional(),
});
const operation = z.looseObject({ responses: z.record(z.string(), response) });
const openApi = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({
    schemas: z.looseObject({ Problem: z.looseObject({}), Flow: z.looseObject({}) }),
  }),
});

/** Codes that a request has which comes to no route at all. */
const codesOutside = ['NotFound', 'MethodNotAllowed', 'Overloaded', 'InternalError'];

export type AnswerSeen = { status: number; headers: Headers; text: string };

/** Throws when an answer is not one that the document declares for this request. */
export type CheckAnswer = (method: string, path: string, answer: AnswerSeen) => void;

/**
 * Holds answers against an OpenAPI document: status, media type, and the body by its schema, where a
 * member that the schema does not name is wrong too; a problem's code must be one of the route's.
 */
export function declaredAnswers(document: unknown): CheckAnswer {
  const { paths, components } = openApi.parse(document);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const compiled = new Map<object, ValidateFunction>();
  const flawOf = (schema: object, body: unknown): string | null => {
    const whole = { ...schema, components };
    const validate = compiled.get(schema) ?? ajv.compile(closed(whole));
    compiled.set(schema, validate);
    if (!validate(body)) return ajv.errorsText(validate.errors);
    const event = eventOf(body);
    return event === null ? null : flawOf(whole.components.schemas.Flow, JSON.parse(event));
  };
  const flawIn = (bodies: unknown[], schema: object): string | null =>
    bodies.map((body) => flawOf(schema, body)).find((flaw) => flaw !== null) ?? null;
  return (method, path, answer) => {
    const declared = operationAt(paths, method, path);
    const schema = declared
      ? schemaOf(declared, answer)
      : schemaOutside(components.schemas, answer);
    if (schema === null) return;
    const flaw = typeof schema === 'string' ? schema : flawIn(bodiesOf(answer), schema);
    if (flaw === null) return;
    const { status, text } = answer;
    throw new Error(`${method} ${path} answers ${status} as it does not declare: ${flaw}\n${text}`);
  };
}

type Operation = z.output<typeof operation>;

function operationAt(
  paths: z.output<typeof openApi>['paths'],
  method: string,
  path: string,
): Operation | undefined {
  const [plain = ''] = path.split('?');
  const templates = Object.keys(paths).filter((template) => fits(template, plain));
  const [template = ''] = templates.sort((a, b) => a.split('{').length - b.split('{').length);
  return paths[template]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
}

function fits(template: string, path: string): boolean {
  const segments = path.split('/');
  const wanted = template.split('/');
  return (
    wanted.length === segments.length &&
    wanted.every((one, at) => (one.startsWith('{') ? segments[at] !== '' : one === segments[at]))
  );
}

/** What the body must be; null where there is none, text where that is wrong already. */
function schemaOf({ responses }: Operation, answer: AnswerSeen): object | string | null {
  const at = responses[String(answer.status)];
  if (!at) return 'no such status';
  if (answer.text === '') return at.content && answer.status === 200 ? 'no body' : null;
  const type = typeOf(answer);
  return at.content?.[type]?.schema ?? `${type === '' ? 'a body' : type} is not declared`;
}

/** No route, or a page: whatever is no page is a problem that needs no route. */
function schemaOutside(schemas: { Problem: object }, answer: AnswerSeen): object | string | null {
  if (answer.status < 400 || typeOf(answer) === 'text/html') return null;
  if (typeOf(answer) !== 'application/problem+json') return 'no problem';
  return { allOf: [schemas.Problem, { properties: { code: { enum: codesOutside } } }] };
}

/** The data of an event of a stream, which its schema describes by `contentSchema`; null for others. */
function eventOf(body: unknown): string | null {
  return z.object({ event: z.string(), data: z.string() }).safeParse(body).data?.data ?? null;
}

/** The answer's one body, or each event of a stream by its fields. */
function bodiesOf(answer: AnswerSeen): unknown[] {
  const { text } = answer;
  if (typeOf(answer) === 'text/event-stream') {
    return text
      .split('\n\n')
      .filter((event) => event.includes('data:'))
      .map((event): unknown => Object.fromEntries(event.split('\n').map(fieldOf)));
  }
  return [typeOf(answer).includes('json') ? JSON.parse(text) : text];
}

/** A line of an event (HTML standard, section 9.2.6). */
function fieldOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
  return [name, value];
}

function typeOf({ headers }: AnswerSeen): string {
  return (headers.get('content-type') ?? '').split(';', 1).join('').trim();
}

/** A schema in which an object has no members but those that it names, unless it says so itself. */
function closed(schema: object): object {
  const close = (_: string, value: unknown): unknown => {
    const isObject = z.looseObject({ type: z.literal('object'), properties: z.unknown() });
    const { success, data } = isObject.safeParse(value);
    return success ? { additionalProperties: false, ...data } : value;
  };
  return z.looseObject({}).parse(JSON.parse(JSON.stringify(schema), close));
}
