/** The direction of imports of the house: main -> app -> adapters -> usecases -> {domain, store, faq}. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports`,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^(src|scenes)/', pathNot: `^src/(${[from, ...allowed].join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain', [], 'rules know nothing but themselves'),
    only('faq', ['domain'], 'the matcher is pure'),
    only('roster', ['domain'], 'a file becomes rows'),
    only('threads', ['faq', 'roster', 'reports', 'domain'], 'work beside the turns'),
    {
      name: 'tables-behind-one-file',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: '^src/roster/workbook' },
      to: { path: 'node_modules/hucre/' },
    },
    only('store', ['domain'], 'the store knows rows and the domain types in them'),
    only('texts', ['domain', 'messaging'], 'texts turn results into sentences'),
    only('messaging', ['domain', 'store'], 'transport-neutral'),
    only('usecases', ['domain', 'store', 'faq', 'school'], 'the only place where rules meet storage'),
    only('school', ['domain', 'faq', 'texts'], 'reads data/ into domain types'),
    only('vk', ['messaging', 'domain', 'store'], 'an adapter'),
    only('sandbox', ['vk', 'domain'], 'an embedded VK is reached over HTTP only'),
    only(
      'commands',
      ['usecases', 'messaging', 'texts', 'domain', 'store', 'faq', 'school'],
      'payload or text -> use case -> text',
    ),
    only('reports', ['domain', 'texts', 'roster'], 'results become documents'),
    only('schedule', ['usecases', 'messaging', 'texts', 'domain', 'store', 'school'], 'tick -> due work'),
    {
      name: 'rehearsal-without-transport',
      comment: 'people and the bot, without a network',
      severity: 'error',
      from: { path: '^src/rehearsal/' },
      to: { path: '^src/(vk|sandbox|monitor|threads|cli)/|^src/(app|main|launch|performJob)' },
    },
    {
      name: 'scenes-imports',
      severity: 'error',
      from: { path: '^scenes/' },
      to: { path: '^src/', pathNot: '^src/(messaging|usecases|texts|domain|commands)/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/(domain|faq)/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'snowball-stemmers' },
    },
    {
      name: 'vk-io-only-in-its-adapter',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: '^src/vk/' },
      to: { path: 'node_modules/vk-io/' },
    },
    {
      name: 'sql-only-in-store',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: '^src/(store|sandbox)/' },
      to: { path: 'node_modules/(kysely|better-sqlite3)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
