/** The longest suites first, whether jest has timed them or not: at the end nobody waits for one of them alone. */
const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders by what a suite of theirs costs: processes, whole journeys, the command line. */
const LONG = ['processes', 'journeys', 'cli', 'faq'];

module.exports = class extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((folder) => path.includes(`/test/${folder}/`));
      return found < 0 ? LONG.length : found;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
