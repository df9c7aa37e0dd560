import fc from 'fast-check';
import { formFields } from '../../src/sandbox/formFields';

const word = fc.string({ unit: 'grapheme' });

test('fields are read as they were written, letter by letter', () => {
  fc.assert(
    fc.property(fc.dictionary(word, word), (fields) => {
      const named = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== ''));
      expect(formFields(new URLSearchParams(named).toString())).toEqual(named);
    }),
  );
});

test('a broken percent sign is kept as it is', () => {
  expect(formFields('message=100%&v=%zz')).toEqual({ message: '100%', v: '%zz' });
});

test('a field given twice has both values, one without a value has an empty one', () => {
  expect(formFields('peer_ids=1&peer_ids=2&flag&&text=')).toEqual({ peer_ids: '1,2', flag: '', text: '' });
});
