import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: z.looseObject({ type: z.string().optional() }),
});
const body = z.object({
  required: z.boolean(),
  content: z.record(
    z.string(),
    z.object({
      schema: z.looseObject({}),
      examples: z.record(z.string(), z.object({ value: z.looseObject({}) })).optional(),
    }),
  ),
});
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter),
  requestBody: body.optional(),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({}),
});

export type Parameter = z.output<typeof parameter>;
export type JsonBody = {
  required: boolean;
  schema: object;
  examples: Record<string, unknown>[];
};
export type Operation = {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: JsonBody | undefined;
};

/** The operations of an OpenAPI document, with what it says of their requests. */
export function operationsOf(json: unknown): Operation[] {
  return Object.entries(document.parse(json).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, parameters, requestBody }]) => ({
      id,
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody && jsonBody(requestBody),
    })),
  );
}

/** Whether the document takes a value: what its schemas say, and nothing that is only told in words. */
export function documentTakes(json: unknown, schema: object): (value: unknown) => boolean {
  const { components } = document.parse(json);
  return new Ajv2020({ strict: false, validateFormats: false }).compile({ ...schema, components });
}

/** The same for a parameter, which comes as text: undefined when it is not sent. */
export function documentTakesText({ required, schema }: Parameter): (text?: string) => boolean {
  const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  return (text) => {
    if (text === undefined) return !required;
    if (schema.type !== 'integer') return takes(text);
    return /^(?:0|-?[1-9]\d*)$/.test(text) && takes(Number(text));
  };
}

function jsonBody({ required, content }: z.output<typeof body>): JsonBody | undefined {
  const json = content['application/json'];
  if (!json) return undefined;
  return {
    required,
    schema: json.schema,
    examples: Object.values(json.examples ?? {}).map(({ value }) => value),
  };
}
