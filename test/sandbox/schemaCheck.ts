/** A small structural check of JSON against VK's published schema: required properties, types, known names. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Beside the project: present where the bot is developed, absent in a plain clone. */
export const SHARED = join(__dirname, '..', '..', '..', 'shared');
export const SCHEMA_DIR = join(SHARED, 'vk-api-schema');
export const FIXTURES_DIR = join(SHARED, 'vk-fixtures');
export const hasShared = existsSync(SCHEMA_DIR) && existsSync(FIXTURES_DIR);

/** Problems of a value against a definition such as `messages/objects.json#/definitions/messages_message`. */
export function problems(value: unknown, definition: string): string[] {
  const { schema, file } = load(definition, SCHEMA_DIR);
  return check(value, schema, file, '$');
}

function load(ref: string, from: string): { schema: Schema; file: string } {
  const [path = '', pointer = ''] = ref.split('#');
  const file = join(from, path);
  let found = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  for (const key of pointer.split('/').filter(Boolean)) found = (found as Record<string, unknown>)[key];
  if (found === undefined) throw new Error(`the schema has no ${ref}`);
  return { schema: found as Schema, file };
}

/** Follows references and gathers the properties of allOf. */
function flatten(
  schema: Schema,
  file: string,
): { schema: Schema; properties: Map<string, { schema: Schema; file: string }> } {
  const properties = new Map<string, { schema: Schema; file: string }>();
  if (schema.$ref !== undefined) {
    const target = load(schema.$ref, dirname(file));
    const inner = flatten(target.schema, target.file);
    return {
      schema: { ...inner.schema, ...(schema.required ? { required: true } : {}) },
      properties: inner.properties,
    };
  }
  for (const part of schema.allOf ?? [])
    for (const [name, property] of flatten(part, file).properties) properties.set(name, property);
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    properties.set(name, { schema: property, file });
  return { schema, properties };
}

function typeProblem(value: unknown, type: string): boolean {
  if (type === 'integer') return !Number.isInteger(value);
  if (type === 'array') return !Array.isArray(value);
  if (type === 'object') return typeof value !== 'object' || value === null || Array.isArray(value);
  return typeof value !== type;
}

function check(value: unknown, raw: Schema, file: string, place: string): string[] {
  const { schema, properties } = flatten(raw, file);
  const base = raw.$ref === undefined ? file : load(raw.$ref, dirname(file)).file;
  if (schema.oneOf !== undefined) return [];
  if (schema.type !== undefined && typeProblem(value, schema.type)) return [`${place}: not ${schema.type}`];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${place}: ${String(value)} is none of the values`];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, index) => check(item, items, base, `${place}[${index}]`));
  }
  if (typeof value !== 'object' || value === null || properties.size === 0) return [];
  const record = value as Record<string, unknown>;
  const missing = [...properties].filter(([name, property]) => isRequired(property) && !(name in record));
  return [
    ...missing.map(([name]) => `${place}.${name}: missing`),
    ...Object.entries(record).flatMap(([name, inner]) => {
      const property = properties.get(name);
      return property === undefined
        ? [`${place}.${name}: unknown`]
        : check(inner, property.schema, property.file, `${place}.${name}`);
    }),
  ];
}

function isRequired({ schema, file }: { schema: Schema; file: string }): boolean {
  return flatten(schema, file).schema.required === true;
}
