/** To those of whom a file says something else than the roster did, and to whom it did until the file was taken back. */
import { address } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { postOf } from './people';
import { youHadClass, youHaveClass, youHavePost } from './staff';

export interface RosterNews {
  /** As they stand now. */
  readonly staff: RosterEntry;
  readonly lost: { readonly classLabel: string; readonly isLed: boolean } | null;
  readonly got: string | null;
  readonly hasOtherPost: boolean;
}

/** A file was applied: the same words as of a change by hand, one message each. */
export function movedByFile({ staff, lost, got, hasOtherPost }: RosterNews): string[] {
  return [
    ...(lost === null ? [] : [youHadClass(staff, lost.classLabel, lost.isLed)]),
    ...(hasOtherPost ? [youHavePost(staff)] : []),
    ...(got === null ? [] : [youHaveClass(staff, got)]),
  ];
}

/** The file was taken back: what was said of it is true no more. */
export function movedBack({ staff, lost }: RosterNews): string[] {
  const relieved = lost === null ? '' : ` Классное руководство ${lost.classLabel} с вас снято.`;
  return [
    `${address(staff)}, последнее изменение списка школы отменено. Теперь вы записаны так: ${postOf(staff)}.${relieved} Что от вас нужно — «Мои обязанности».`,
  ];
}
