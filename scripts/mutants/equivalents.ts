import type { KnownBreak } from './known-breaks.ts';
/** Breaks that change nothing anyone can see. They are not drawn. */
export const equivalents: readonly KnownBreak[] = [
  {
    file: 'src/storage/outbox-planning.ts',
    line: ".select((eb) => eb.fn.min('destination_id').as('destination_id'))",
    broken: ".select((eb) => eb.fn.max('destination_id').as('destination_id'))",
    reason: 'The rows of a group have one destination: the least is the greatest.',
  },
  {
    file: 'src/storage/sqlite-thread.ts',
    line: 'lastId += 1;',
    broken: 'lastId += 2;',
    reason: 'The numbers of requests only have to differ.',
  },
];
