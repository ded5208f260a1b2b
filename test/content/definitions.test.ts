import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

function mine(markdown: string): readonly string[] {
  const { article } = parseArticle({ path: 'a.md', text: `# T\n\n${markdown}\n` });
  return (article?.definitions ?? []).map(({ headword, aliases, anchor, span }) => {
    const text = article?.sections.find((section) => section.anchor === anchor)?.body.text ?? '';
    return `${[headword, ...aliases].join(' = ')} | ${text.slice(span.start, span.end)}`;
  });
}

describe('definitions in an article', () => {
  it.each([
    ['- Heat sink: a finned block of metal', ['Heat sink | a finned block of metal']],
    ['- **Heat sink**: a finned block', ['Heat sink | a finned block']],
    ['- **Heat sink:** a finned block', ['Heat sink | a finned block']],
    ['- **Heat sink** — a finned block', ['Heat sink | a finned block']],
    ['**Heat sink** – a finned block of metal', ['Heat sink | a finned block of metal']],
    ['**Heat sink**: a finned block of metal', ['Heat sink | a finned block of metal']],
    ['1. Heat sink: a finned block', ['Heat sink | a finned block']],
    ['Heat sink: a finned block of metal that sheds heat.', ['Heat sink | a finned block of metal that sheds heat.']],
    ['Heat sink\n: A finned block.', ['Heat sink | A finned block.']],
    [
      'Heat sink\n: A finned block that is\n  made of metal.\nPump\n: Moves fluids.',
      ['Heat sink | A finned block that is made of metal.', 'Pump | Moves fluids.'],
    ],
    [
      'Heat sink\n\n: A finned block.\n\n: A part.\n\nPump\n\n: Moves fluids.',
      ['Heat sink | A finned block.', 'Heat sink | A part.', 'Pump | Moves fluids.'],
    ],
    [
      '<dl>\n<dt>Heat sink</dt>\n  <dd>A finned block.</dd><dt>Pump</dt><dd>Moves fluids.</dd></dl>',
      ['Heat sink | A finned block.', 'Pump | Moves fluids.'],
    ],
    ['- Cog: a tooth\n- **Bolt**: a pin', ['Cog | a tooth', 'Bolt | a pin']],
    ['- ; for Windows\n- : for all the others', []],
    ['**LONDON** — The prime minister resigned on Tuesday.', []],
    ['**BERLIN, May 3** — It is said to be so again.', []],
    ['**Update, 3 May:** The road is open again now.', []],
    ['**Pro tip:** Take the upper road instead.', []],
    ['- **core:** add dark theme ([#12](https://x.example)) ([abc1234](https://y.example))', []],
    ['Two spoke.\n\n**Brandt:** I think so, yes I do.\n\n**Brandt:** But do I think it?', []],
    ['Chips differ.\n\n**GPU** — a processor for graphics.', ['GPU | a processor for graphics.']],
    ['It is hot.\n\n: not an explanation of that', []],
    ['Heat sink\n: A finned block.\nPump\n: Moves fluids.', ['Heat sink | A finned block.', 'Pump | Moves fluids.']],
    [
      '- Power usage effectiveness (PUE): total power over useful power',
      ['Power usage effectiveness = PUE | total power over useful power'],
    ],
    ['- Ada Quist (she/her): an engineer of the port', ['Ada Quist | an engineer of the port']],
    ['- Knot (k, kn): a unit of speed', ['Knot = kn | a unit of speed']],
    ['We follow the Harbor Board’s (HB) rules.', ['Harbor Board = HB | We follow the Harbor Board’s (HB) rules.']],
    ['- **Heat sink**:\n\n  A finned block.', ['Heat sink | A finned block.']],
    ['- 散热器：带鳍片的金属块', ['散热器 | 带鳍片的金属块']],
    [
      'Pumps push and fans pull.\n\nPump: Moves fluid around here.\n\nFan: Moves air around it.',
      ['Pump | Moves fluid around here.', 'Fan | Moves air around it.'],
    ],
    [
      'It is cold. Graphics processing units (GPUs) run hot. Fans help.',
      ['Graphics processing unit = GPU | Graphics processing units (GPUs) run hot.'],
    ],
    [
      'The Office of Science and Technology Policy (OSTP) replied.',
      ['Office of Science and Technology Policy = OSTP | The Office of Science and Technology Policy (OSTP) replied.'],
    ],
    [
      '- Large language model: predicts the next word\n\nA large language model (LLM) does so.',
      ['Large language model = LLM | predicts the next word'],
    ],
  ])('are found: %s', (markdown, expected) => {
    expect(mine(markdown)).toEqual(expected);
  });

  it.each([
    '- Note: this is only a remark',
    '- Updated: 3 May',
    '- Doors open at 10:30 in the morning',
    '- https://example.com/a: a link of sorts',
    '- The company said: we will see about that',
    '- Price: $30,000 each',
    '- The four parts are: pumps, fans and pipes',
    '- Photo: Mara Quist',
    '- Pump:',
    '- Read more: the whole story of pumps',
    '- "Quote": said by somebody in the hall',
    'He had one goal: winning the whole thing.',
    '**Note:** the pump is off.',
    '- doc: fix a typo in there\n- doc: add words to it\n- doc: remove words from it',
    '| A | B |\n|---|---|\n| Pump | [moves water](https://e.com) |',
    'The plan (it was late) failed, said a (US) official.',
    '- [ ] Pump: buy',
  ])('are not seen where there are none: %s', (markdown) => {
    expect(mine(markdown)).toEqual([]);
  });
});
