import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('the form of “X. It is a ...”', () => {
  it.each([
    ['The port runs Quayside. It is a scheduler for batch jobs.', 'Quayside: It is a scheduler for batch jobs.'],
    ['Quayside opened in May. It lets crews book a berth.', 'Quayside: It lets crews book a berth.'],
    ['They moved the boat with a sculling oar. It is an oar over the stern.', 'sculling oar: It is an oar over the stern.'],
    ['Meet Quayside. This is a scheduler for batch jobs.', 'Quayside: This is a scheduler for batch jobs.'],
    ['They dug through the firn. It is old snow that still lets air through.', 'firn: It is old snow that still lets air through.'],
    ['Ada Quist leads the port. She is an engineer who builds pumps.', 'Ada Quist: She is an engineer who builds pumps.'],
    ['Quist moved to the port. He is an engineer who builds pumps.', 'Quist: He is an engineer who builds pumps.'],
    [
      'The next line is goodwill. That is the part of a price that nobody found.',
      'goodwill: That is the part of a price that nobody found.',
    ],
    ['A pilot does not steer. He or she tells the crew what to steer.', 'pilot: He or she tells the crew what to steer.'],
    [
      'It turned out to be Roman cement. Despite its name it is a cement burned from clay.',
      'Roman cement: Despite its name it is a cement burned from clay.',
    ],
    ['The best is polysomnography (PSG). It records the waves of a brain.', 'polysomnography: It records the waves of a brain.'],
    ['The pattern is called the syndrome. It says where an error is.', 'syndrome: It says where an error is.'],
    ['Some crews use a skeg instead; it can steer the hull.', 'skeg: Some crews use a skeg instead; it can steer the hull.'],
    ['Look at the skeg: it is a fin below the rudder.', 'skeg: Look at the skeg: it is a fin below the rudder.'],
    ['Some crews use a skeg; it keeps the hull on course.', 'skeg: Some crews use a skeg; it keeps the hull on course.'],
    [
      'They run `gannet`. This Open Quay project is a pump that empties docks.',
      'gannet: This Open Quay project is a pump that empties docks.',
    ],
    ['They use a tide lock — it is a box with gates.', 'tide lock: They use a tide lock — it is a box with gates.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'anaphora')).toEqual([line]);
  });

  it('is doubtful as “This is”, unless the sentence before brings the name in', () => {
    const sure = 'We announced Quayside. This is a scheduler for batch jobs.';
    const doubtful = 'The port runs Quayside. This is a scheduler for batch jobs.';

    expect(sureLines(mineText(sure))).toEqual(['Quayside: This is a scheduler for batch jobs.']);
    expect(sureLines(mineText(doubtful))).toEqual([]);
    expect(linesOf(mineText(doubtful), 'anaphora')).toEqual(['Quayside: This is a scheduler for batch jobs.']);
  });

  it.each([
    'The port runs Quayside. It is important to wait for it.',
    'The port runs Quayside. It is possible that it rains.',
    'The port runs Quayside. It’s best to wait for it.',
    'The port runs Quayside. It is a common practice to wait for it.',
    'The port runs Quayside. It is a risk for a crew to wait for it.',
    'The port runs Quayside. It is the crews that wait for it.',
    'The port runs Quayside; it is important to wait for it.',
    'The port runs Quayside. It is still early days for it.',
    'The port runs Quayside. This is why we have a scheduler.',
    'The port runs Quayside. He is an engineer who builds pumps.',
    'We waited in Lisbon. He is an engineer who builds pumps.',
    'Lisbon opened in May. She is an engineer who works in Lisbon.',
    'They run Gannet. This or the project is a pump.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'anaphora')).toEqual([]);
  });

  it.each(['Gannet opens gates. It is a tool for mills.', 'They run Gannet. It is the worst idea of the year.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'anaphora')).toEqual([]);
    },
  );

  it.each(['We waited. It is a pity.', 'Why wait? It is a scheduler.'])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'anaphora')).toEqual([]);
  });

  it.each([
    ['Builders added a keelson. Its job is to tie the ribs.', 'keelson: Its job is to tie the ribs.'],
    ['They run a tide doctor. This command checks the clocks.', 'tide doctor: This command checks the clocks.'],
    [
      'The legacy catalog goes away in May. It is the list of tables that crews kept.',
      'legacy catalog: It is the list of tables that crews kept.',
    ],
    ['A tool called Gannet reached port. It consists of one file.', 'Gannet: It consists of one file.'],
  ])('takes up the likeliest of several names in %j', (text, line) => {
    expect(linesOf(mineText(text), 'anaphora')).toContain(line);
  });
});
