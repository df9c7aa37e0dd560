/** What the language of questions and the topics that use its concepts must agree on. */
import { conceptsOf } from '../faq/about';
import { WORD_PATTERN } from '../faq/concepts';
import { crossProblem, type PlacedProblem } from '../texts/dataProblems';
import type { CheckedFile } from './checkShape';
import { repeats } from './repeats';
import type { FaqFile, LanguageFile } from './shapes';
import type { DataPath, FileProblems } from './yamlFile';

/** Words are written as patterns are; lists and topics name concepts that there are, each once. */
export function checkLanguage(
  language: CheckedFile<LanguageFile> | FileProblems | null,
  topicFiles: readonly CheckedFile<FaqFile>[],
): PlacedProblem[] {
  // With a language file that does not fit its shape it is not known which concepts there are.
  if (language?.kind === 'problems') return [];
  const known = language ? Object.keys(language.value.concepts) : [];
  return [
    ...(language ? [...checkWords(language), ...checkLists(language, known)] : []),
    ...topicFiles.flatMap((file) => checkAbout(file, known)),
  ];
}

function checkWords({ value, source }: CheckedFile<LanguageFile>): PlacedProblem[] {
  const lists: readonly (readonly [DataPath, readonly string[]])[] = [
    ...Object.entries(value.concepts).map(([name, words]) => [['concepts', name], words] as const),
    [['question_words'], value.question_words],
    [['not_questions'], value.not_questions],
  ];
  return lists.flatMap(([at, words]) =>
    words
      .filter((word) => !WORD_PATTERN.test(word))
      .map((word) => source.problemAtText(at, word, crossProblem.wordPattern(word))),
  );
}

function checkLists({ value, source }: CheckedFile<LanguageFile>, known: readonly string[]): PlacedProblem[] {
  return (['about_platform', 'asking'] as const).flatMap((list) => [
    ...repeats(value[list]).map((index) =>
      source.problemAt([list, index], crossProblem.duplicate(value[list][index] ?? '')),
    ),
    ...value[list].flatMap((name, index) =>
      known.includes(name) ? [] : [source.problemAt([list, index], crossProblem.noConcept(name, known))],
    ),
  ]);
}

function checkAbout({ value, source }: CheckedFile<FaqFile>, known: readonly string[]): PlacedProblem[] {
  return value.topics.flatMap(({ about = [] }, topic) => {
    const at = (line: number): DataPath => ['topics', topic, 'about', line];
    return [
      ...repeats(about).map((line) => source.problemAt(at(line), crossProblem.duplicate(about[line] ?? ''))),
      ...about.flatMap((written, line) => {
        const names = conceptsOf(written);
        const twice = repeats(names).map((index) => names[index] ?? '');
        return [
          ...[...new Set(names)]
            .filter((name) => !known.includes(name))
            .map((name) => source.problemAtText(at(line), name, crossProblem.noConcept(name, known))),
          ...twice.map((name) => source.problemAt(at(line), crossProblem.duplicate(name))),
        ];
      }),
    ];
  });
}
