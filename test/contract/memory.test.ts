import { openMemory } from '../../src/storage/open-sqlite.ts';
import { describeDoubt } from './doubt-contract.ts';
import { describeHistory } from './history-contract.ts';
import { describeInstallations } from './installations-contract.ts';
import { describePlaces } from './places-contract.ts';
import { describeRevising } from './revising-contract.ts';
import { describeSettling } from './settling-contract.ts';
import { describeStorage } from './storage-contract.ts';
import { describeTerms } from './terms-contract.ts';

describeStorage('memory', openMemory);
describeDoubt('memory', openMemory);
describeSettling('memory', openMemory);
describeRevising('memory', openMemory);
describeInstallations('memory', openMemory);
describePlaces('memory', openMemory);
describeHistory('memory', openMemory);
describeTerms('memory', openMemory);
