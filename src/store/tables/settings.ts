/** What was changed of the school's settings. Times are epoch milliseconds UTC. */
import type { SettingName } from '../../domain/settings';

export interface SettingTable {
  name: SettingName;
  /** As people write it. */
  value: string;
  /** Null: a person who was forgotten. */
  changed_by: number | null;
  changed_at: number;
}
