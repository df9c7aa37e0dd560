/** «Изменить настройки», «Что изменено»: the school's settings by chat, the file staying the base. */
import type { Officer } from '../domain/school';
import type { HoursClash, SettingName } from '../domain/settings';
import { plural, type Forms } from './plural';
import { capital } from './sentence';

export const SETTING_TITLES: Readonly<Record<SettingName, string>> = {
  digest: 'утренняя сводка',
  reminders: 'напоминания о сроках',
  staff_hours: 'часы, когда пишу сотрудникам',
  support_email: 'почта поддержки платформы',
  site: 'сайт с инструкциями',
  platform_site: 'сайт платформы',
  school_phone: 'телефон канцелярии',
  school_email: 'почта школы',
  school_site: 'сайт школы',
};

/** On buttons. */
export const SETTING_LABELS: Readonly<Record<SettingName, string>> = {
  digest: 'Час сводки',
  reminders: 'Час напоминаний',
  staff_hours: 'Тихие часы',
  support_email: 'Почта поддержки',
  site: 'Сайт с инструкциями',
  platform_site: 'Сайт платформы',
  school_phone: 'Телефон канцелярии',
  school_email: 'Почта школы',
  school_site: 'Сайт школы',
};

export const SETTINGS_LABELS = {
  change: 'Изменить',
  asInFile: 'Как в файле',
  support: 'Кто отвечает за поддержку',
} as const;

export const returnLabel = (name: SettingName): string => `Вернуть: ${SETTING_LABELS[name].toLowerCase()}`;

const NONE = 'не указано';
const said = (value: string | null): string => value ?? NONE;

/** What can be changed; the office of п. 4 is handed over elsewhere. */
export function settingsToChange(
  values: readonly (readonly [SettingName, string | null])[],
  support: Officer | null,
): string {
  return [
    'Что изменить? Сейчас так:',
    ...values.map(([name, value]) => `• ${SETTING_TITLES[name]}: ${said(value)}`),
    ...(support
      ? [`• за поддержку (п. 4) отвечает ${support.name}: эту должность передают в карточке сотрудника`]
      : []),
    'Час сводки лично для вас — в «Настройки сводки».',
  ].join('\n');
}

const HOW: Readonly<Record<SettingName, string>> = {
  digest: 'Выберите час или напишите, например: 7:30. Кто выбрал свой час сам, получит в свой.',
  reminders: 'Выберите час или напишите, например: 14:30.',
  staff_hours: 'Выберите или напишите, например: с 8:00 до 19:00. В другое время я сам сотрудникам не пишу.',
  support_email: 'Напишите адрес почты.',
  site: 'Напишите адрес сайта, например: example.org/help.',
  platform_site: 'Напишите адрес сайта, например: example.org.',
  school_phone: 'Напишите телефон канцелярии — не личный, с кодом города.',
  school_email: 'Напишите адрес почты школы — не личной.',
  school_site: 'Напишите адрес сайта, например: example.org.',
};

export const askSetting = (name: SettingName, now: string | null, inFile: string | null): string =>
  `${capital(SETTING_TITLES[name])}: сейчас ${said(now)}${now === inFile ? '' : `, в файле школы — ${said(inFile)}`}. ${HOW[name]}`;

/** What was typed is shown before it counts. */
export const confirmSetting = (name: SettingName, was: string | null, now: string | null): string =>
  `${capital(SETTING_TITLES[name])}. Было: ${said(was)}. Станет: ${said(now)}. Изменить?`;

export const pressToChange = (): string => `Нажмите «${SETTINGS_LABELS.change}» или вернитесь «Назад».`;

export const settingUnclear = (name: SettingName): string => `Не понял. ${HOW[name]}`;

export const settingSame = (name: SettingName, now: string | null): string =>
  `${capital(SETTING_TITLES[name])}: и так ${said(now)}, менять нечего.`;

export const settingChanged = (name: SettingName, was: string | null, now: string | null): string =>
  `Готово. ${capital(SETTING_TITLES[name])}: было ${said(was)}, теперь ${said(now)}. Что отличается от файла школы — в «Что изменено»; вернуть — «Отменить последнее».`;

const CLASHES: Readonly<Record<HoursClash, string>> = {
  late_digest: 'Сводка утренняя: её час — не позже 11:59. Выберите другой',
  reminders_outside:
    'Час напоминаний должен быть внутри часов, когда я пишу сотрудникам. Выберите другое или сначала измените второе из них',
  weekly_outside:
    'Неделя директору приходит вне этих часов: её час стоит в файле школы (weekly). Выберите часы, в которые он входит',
};
export const settingClash = (clash: HoursClash): string => `${CLASHES[clash]}.`;

export const settingsLeft = (): string => 'Хорошо, оставил как есть.';

export interface DifferenceText {
  readonly name: SettingName;
  readonly value: string;
  readonly inFile: string | null;
  readonly inForce: boolean;
  readonly by: string;
  readonly day: string;
}

/** What differs from the file, a line each. */
export function settingsChanged(differences: readonly DifferenceText[]): string {
  if (differences.length === 0) return 'Всё как в файле школы (school.yaml). Поменять — «Изменить настройки».';
  const lines = differences.map(({ name, value, inFile, inForce, by, day }) => {
    const who = `изменил(а) ${by} ${day}`;
    return inForce
      ? `• ${SETTING_TITLES[name]}: в файле ${said(inFile)}, сейчас ${value}, ${who}`
      : `• ${SETTING_TITLES[name]}: меняли на ${value} (${who}), но с нынешним файлом это не сходится — действует файл: ${said(inFile)}`;
  });
  return [
    'Отличается от файла школы (school.yaml):',
    ...lines,
    'Перенести в файл может тот, кто обслуживает бота: команда settings export.',
  ].join('\n');
}

const SETTINGS: Forms = ['настройка', 'настройки', 'настроек'];

/** Command line: `settings export`. */
export const cliSettings = {
  header: [
    '# Что изменено в переписке с ботом. Впишите эти строки в school.yaml вместо прежних;',
    '# строки под contacts — внутрь прежнего contacts, по одной.',
  ],
  nothing: '# Всё как в school.yaml: переносить нечего.',
  written: (path: string, count: number): string => `${path}: ${plural(count, SETTINGS)}.`,
  unfit: (name: SettingName, value: string): string =>
    `Не вошло: ${SETTING_TITLES[name]} (${value}) — не сходится с school.yaml, действует файл.`,
  exists: (path: string): string => `Такой файл уже есть, не перезаписываю: ${path}. Удалите его или назовите другой.`,
  cannotWrite: (path: string): string =>
    `Не получилось записать ${path}: проверьте, есть ли папка и можно ли в неё писать.`,
} as const;
