/**
 * The contracts of Newsdesk's ports, for the author of another platform. Each is a list of cases that any test runner can run.
 *
 * @module
 */
export type { ContractCase } from './testing/contract-case.ts';
export {
  type AdapterParts,
  type OpenPlatformStage,
  platformContract,
  type PlatformStage,
  type SeenAnswer,
} from './testing/platform-contract.ts';
export { publisherContract } from './testing/publisher-contract.ts';
export { type PublisherStage, WAIT_MS, type Weather } from './testing/publisher-stage.ts';
