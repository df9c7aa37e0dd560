import { DATA_FILE_KINDS, dataSchema } from '../../src/school/schema';

test.each(DATA_FILE_KINDS)('the %s file has a schema that refuses unknown fields', (kind) => {
  const schema = dataSchema(kind);
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  expect(schema['additionalProperties']).toBe(false);
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

test('the schema speaks of the file as it is written: names with underscores, dates as text, defaults left out', () => {
  const order = dataSchema('order') as {
    required: string[];
    properties: { duties: { items: { required: string[]; properties: Record<string, unknown> } } };
  };
  expect(order.required).toEqual(['id', 'number', 'date', 'title', 'regulation', 'clauses', 'duties']);
  expect(order.properties.duties.items.required).toEqual(['id', 'clause', 'text', 'assignee', 'evidence']);
  expect(order.properties.duties.items.properties['due']).toMatchObject({ type: 'string' });
  expect(dataSchema('school')['required']).toContain('short_name');
});
