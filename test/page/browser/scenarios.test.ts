import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { findChromium, howToInstall } from '../../../scripts/launch-chromium.ts';
import { askingScenarios } from './scenarios/asking.ts';
import { formScenarios } from './scenarios/forms.ts';
import { homeScenarios } from './scenarios/home.ts';
import { languageScenarios } from './scenarios/languages.ts';
import { lookingScenarios } from './scenarios/looking.ts';
import { messagingScenarios } from './scenarios/messaging.ts';
import { previewingScenarios } from './scenarios/previewing.ts';
import { publishingScenarios } from './scenarios/publishing.ts';
import { questionScenarios } from './scenarios/questions.ts';
import { readingArticlesScenarios } from './scenarios/reading-articles.ts';
import { readingScenarios } from './scenarios/reading.ts';
import { sharingScenarios } from './scenarios/sharing.ts';
import { sourceScenarios } from './scenarios/sources.ts';
import { openStage, type Stage } from './scenarios/stage.ts';
import { termScenarios } from './scenarios/terms.ts';

let stage: Stage;

/** Without a browser everything else can still be tested, except where changes are merged: there it has to be all. */
const isSkipped = findChromium() === undefined && process.env['CI'] === undefined;
if (isSkipped) console.warn(`The page is not tested in a browser: there is no Chromium. ${howToInstall}`);

/** The real `newsdesk serve`, driven in a real browser. */
describe.skipIf(isSkipped)('the page in a browser', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(async () => {
    await stage.closePages();

    expect(stage.takeTrouble()).toEqual([]);
  });
  afterAll(() => stage.close());

  describe('asking', () => askingScenarios(() => stage));
  describe('questions in vain', () => questionScenarios(() => stage));
  describe('sources', () => sourceScenarios(() => stage));
  describe('terms', () => termScenarios(() => stage));
  describe('reading', () => readingScenarios(() => stage));
  describe('reading articles', () => readingArticlesScenarios(() => stage));
  describe('sharing', () => sharingScenarios(() => stage));
  describe('writing messages', () => messagingScenarios(() => stage));
  describe('the Home tab', () => homeScenarios(() => stage));
  describe('filling in forms', () => formScenarios(() => stage));
  describe('publishing', () => publishingScenarios(() => stage));
  describe('previewing', () => previewingScenarios(() => stage));
  describe('looking', () => lookingScenarios(() => stage));
  describe('speaking other languages', () => languageScenarios(() => stage));
});
