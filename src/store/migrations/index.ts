/** Every migration, in order; names never change once released. */
import type { Migration } from 'kysely';
import * as house from './0001_house';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_house': house,
};
