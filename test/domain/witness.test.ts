/** The link of a declared chat. */
import fc from 'fast-check';
import { readCode } from '../../src/domain/personalCode';
import { drawWitnessKey, readWitnessRef, writeWitnessRef } from '../../src/domain/witness';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });

test('what is written is read back, fits a button, and is no personal code', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 9_999_999 }), (random, declaration) => {
      const ref = writeWitnessRef({ declaration, key: drawWitnessKey(() => random) });
      expect(readWitnessRef(ref)).toEqual({ declaration, key: ref.split('-')[1] });
      expect(ref.length).toBeLessThanOrEqual(20);
      expect(ref).toMatch(/^[\w-]+$/u);
      expect(readCode(ref).kind).toBe('none');
    }),
  );
});

test.each(['', 'chat1', 'chat-ACDEFHJK', 'chat1-acdefhjk', 'chat1-ACDEFHJ', 'chat1-ACDEFHJKM', 'xchat1-ACDEFHJK'])(
  '«%s» is no such link',
  (ref) => expect(readWitnessRef(ref)).toBeNull(),
);
