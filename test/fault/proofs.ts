import { killedAgainAndAgain, naiveSender, severalReplicas } from './fire-proofs.ts';
import { databaseOutage } from './database-outage-proof.ts';
import { durability } from './durability-proof.ts';
import { gracefulStop } from './graceful-stop-proof.ts';
import { onePlans } from './lead-proof.ts';
import { rateLimits } from './limits-proof.ts';
import { upgradeAndRestore } from './upgrade-proof.ts';
import type { Proof } from './proof.ts';

/** Every property that is claimed of announcements, by name. */
export const proofs: readonly Proof[] = [
  killedAgainAndAgain,
  naiveSender,
  severalReplicas,
  onePlans,
  rateLimits,
  durability,
  gracefulStop,
  databaseOutage,
  upgradeAndRestore,
];
