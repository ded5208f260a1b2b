import { answersWhileIndexing, deliveredAgain } from './answer-proofs.ts';
import { authority } from './authority-proof.ts';
import { databaseOutage } from './database-outage-proof.ts';
import { durability } from './durability-proof.ts';
import { eventFuzz } from './event-fuzz-proof.ts';
import { killedAgainAndAgain, naiveSender, severalReplicas } from './fire-proofs.ts';
import { gracefulStop } from './graceful-stop-proof.ts';
import { onePlans } from './lead-proof.ts';
import { rateLimits } from './limits-proof.ts';
import type { Proof } from './proof.ts';
import { oneRevoked } from './revoked-proof.ts';
import { longRun } from './soak-proof.ts';
import { suiteProofs } from './suite-proofs.ts';
import { watching } from './watch-proof.ts';
import { upgradeAndRestore } from './upgrade-proof.ts';

/** Every property that is claimed, in the order of their names. */
export const proofs: readonly Proof[] = [
  killedAgainAndAgain,
  naiveSender,
  severalReplicas,
  onePlans,
  ...suiteProofs,
  deliveredAgain,
  answersWhileIndexing,
  rateLimits,
  durability,
  gracefulStop,
  databaseOutage,
  longRun,
  upgradeAndRestore,
  authority,
  watching,
  eventFuzz,
  oneRevoked,
].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
