import { z } from 'zod';

/** The document's schemas: made from ours, and those with a name (`meta({ id })`) once for all. */
export type Schemas = {
  /** What a client sends, or is sent, before our schemas turn it into canonical spelling. */
  ofInput: (schema: z.ZodType) => object;
  /** What our schema makes of the text of a parameter. */
  ofOutput: (schema: z.ZodType) => object;
  named: Record<string, unknown>;
};

const definitions = '#/$defs/';
const components = '#/components/schemas/';

export function createSchemas(): Schemas {
  const named: Record<string, unknown> = {};
  const make = (schema: z.ZodType, io: 'input' | 'output'): object => {
    const { $defs, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    delete json.$schema; // the whole document has one
    for (const [name, definition] of Object.entries($defs ?? {}))
      named[name] = relocate(definition);
    return relocate(json);
  };
  return {
    ofInput: (schema) => make(schema, 'input'),
    ofOutput: (schema) => make(schema, 'output'),
    named,
  };
}

/** A schema whose references lead into the document's components. */
function relocate(schema: object): object {
  const moved: unknown = JSON.parse(JSON.stringify(schema), (name, value: unknown) =>
    name === '$ref' && typeof value === 'string' ? value.replace(definitions, components) : value,
  );
  return z.looseObject({}).parse(moved);
}
