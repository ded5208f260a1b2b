import { openMemory } from '../../src/storage/open-sqlite.ts';
import { describeStorage } from './storage-contract.ts';

describeStorage('memory', openMemory);
