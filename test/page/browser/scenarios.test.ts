import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { askingScenarios } from './scenarios/asking.ts';
import { formScenarios } from './scenarios/forms.ts';
import { lookingScenarios } from './scenarios/looking.ts';
import { previewingScenarios } from './scenarios/previewing.ts';
import { publishingScenarios } from './scenarios/publishing.ts';
import { readingScenarios } from './scenarios/reading.ts';
import { openStage, type Stage } from './scenarios/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterEach(async () => {
  await stage.closePages();

  expect(stage.takeTrouble()).toEqual([]);
});
afterAll(() => stage.close());

/** The real `newsdesk serve`, driven in a real browser. */
describe('the page in a browser', () => {
  describe('asking', () => askingScenarios(() => stage));
  describe('reading', () => readingScenarios(() => stage));
  describe('filling in forms', () => formScenarios(() => stage));
  describe('publishing', () => publishingScenarios(() => stage));
  describe('previewing', () => previewingScenarios(() => stage));
  describe('looking', () => lookingScenarios(() => stage));
});
