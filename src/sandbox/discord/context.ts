import type { Clock } from '../../runtime/clock.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Journal } from './journal.ts';
import type { NextSnowflake } from './snowflake.ts';
import type { World } from './world.ts';

/** The parts that every action on the world needs: time, ids, the state, who hears of it, who writes it down. */
export interface Context {
  readonly clock: Clock;
  readonly nextId: NextSnowflake;
  readonly world: World;
  readonly journal: Journal;
  readonly gateway: Pick<Gateway, 'dispatch'>;
}
