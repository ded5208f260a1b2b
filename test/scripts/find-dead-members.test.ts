import { describe, expect, it } from 'vitest';
import { findDeadMembers } from '../../scripts/find-dead-members.ts';

const declaring = `
export interface Port {
  readonly name: string;
  send(text: string): void;
  readonly nested?: { readonly depth: number };
}
export type Outcome = { readonly kind: 'done'; readonly link: string } | { readonly kind: 'failed'; readonly reason: string };
export type Id = string & { readonly __brand: 'Id' };
`;

function deadIn(...texts: readonly string[]): readonly string[] {
  const [own, ...others] = texts.map((text, index) => ({ path: `src/${index}.ts`, text }));
  return findDeadMembers(own === undefined ? [] : [own], others).map(({ type, member }) => `${type}.${member}`);
}

describe('members that nothing reads', () => {
  it('are found in interfaces, methods, nested types and unions, and brands are left alone', () => {
    const all = ['Port.name', 'Port.send', 'Port.nested', 'Port.depth', 'Outcome.kind', 'Outcome.link', 'Outcome.kind', 'Outcome.reason'];

    expect(deadIn(declaring)).toEqual(all);
  });

  it.each([
    ['an access', 'port.name; port?.send(); port.nested?.depth; outcome.kind; outcome.link; outcome["reason"];'],
    ['destructuring', 'const { name, send: tell, nested: { depth } = {} } = port; const { kind, link, reason } = outcome;'],
    ['a question', '["name", "send"].map(read); "nested" in port; "depth" in x; "kind" in x; "link" in x; "reason" in x;'],
    [
      'a picked type',
      'type P = Pick<Port, "name" | "send" | "nested">; type D = N["depth"]; type O = Omit<Outcome, "kind" | "link" | "reason">;',
    ],
  ])('are not those of %s', (_what, using) => {
    expect(deadIn(declaring, using)).toEqual([]);
  });

  it.each([
    ['a literal', 'const port = { name: "x", send() {}, nested: { depth: 1 } };'],
    ['an assignment', 'port.name = "x"; port.send = tell; port.nested = y; y.depth = 1;'],
    ['a text of that name', 'say("name"); const what = "send"; const table = { text: "nested", other: "depth" };'],
  ])('are those that only %s names', (_what, using) => {
    expect(deadIn(declaring, using)).toEqual(expect.arrayContaining(['Port.name', 'Port.send', 'Port.nested', 'Port.depth']));
  });

  it('are told with their place', () => {
    expect(findDeadMembers([{ path: 'src/a.ts', text: declaring }])[0]).toEqual({
      path: 'src/a.ts',
      line: 3,
      type: 'Port',
      member: 'name',
    });
  });
});
