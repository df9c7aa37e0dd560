/** Modules that only ECMAScript's import can load, and vk-io's CommonJS build which imports one: plain jest cannot run them. */
const compiled = ['vk-io', 'node-fetch', 'fetch-blob', 'formdata-polyfill', 'data-uri-to-buffer', 'hucre'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/globalSetup.ts',
  globalTeardown: '<rootDir>/test/globalTeardown.ts',
  testSequencer: '<rootDir>/test/sequencer.js',
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: true,
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${compiled.join('|')})/)`],
  // what is loaded when it is needed is named as it will be compiled
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': ['$1.js', '$1.ts'] },
  maxWorkers: 3,
  testTimeout: 20_000,
};
