import { answersWhileIndexing, deliveredAgain, deliveredToSeveral } from './answer-proofs.ts';
import { authority } from './authority-proof.ts';
import { wrongClocks } from './clocks-proof.ts';
import { databaseOutage, outageOfSeveral } from './database-outage-proof.ts';
import { durability } from './durability-proof.ts';
import { exhaustingFiles } from './exhausting-files-proof.ts';
import { eventFuzz } from './event-fuzz-proof.ts';
import { killedAgainAndAgain, naiveSender, severalReplicas } from './fire-proofs.ts';
import { feedUnderFire } from './feed-fire-proof.ts';
import { flood } from './flood-proof.ts';
import { gracefulStop } from './graceful-stop-proof.ts';
import { installForgeries } from './install-proof.ts';
import { hostileFeeds } from './hostile-feeds-proof.ts';
import { onePlans } from './lead-proof.ts';
import { lockedDatabase } from './lock-proof.ts';
import { lostTokens } from './lost-token-proof.ts';
import { limitsOfSeveral, rateLimits } from './limits-proof.ts';
import { longOutage, shortOutage } from './outage-proof.ts';
import { outsideReferences } from './outside-references-proof.ts';
import type { Proof } from './proof.ts';
import { parserTime } from './parser-time-proof.ts';
import { pushesUnderFire } from './pushes-proof.ts';
import { manyWorkspaces } from './many-workspaces-proof.ts';
import { replicasUnderFire } from './replicas-fire-proof.ts';
import { oneRevoked } from './revoked-proof.ts';
import { sharedPace } from './shared-pace-proof.ts';
import { sharedShards } from './shards-proof.ts';
import { longRun } from './soak-proof.ts';
import { suiteProofs } from './suite-proofs.ts';
import { watching } from './watch-proof.ts';
import { upgradeAndRestore } from './upgrade-proof.ts';

/** Every property that is claimed, in the order of their names. */
export const proofs: readonly Proof[] = [
  killedAgainAndAgain,
  naiveSender,
  severalReplicas,
  replicasUnderFire,
  onePlans,
  sharedShards,
  sharedPace,
  ...suiteProofs,
  deliveredAgain,
  deliveredToSeveral,
  answersWhileIndexing,
  flood,
  rateLimits,
  limitsOfSeveral,
  durability,
  gracefulStop,
  databaseOutage,
  outageOfSeveral,
  wrongClocks,
  shortOutage,
  longOutage,
  lockedDatabase,
  longRun,
  upgradeAndRestore,
  authority,
  watching,
  exhaustingFiles,
  eventFuzz,
  installForgeries,
  lostTokens,
  manyWorkspaces,
  feedUnderFire,
  oneRevoked,
  pushesUnderFire,
  hostileFeeds,
  parserTime,
  outsideReferences,
].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
