import { NestFactory } from '@nestjs/core';
import { dayOf } from '@waymark/domain';
import { randomOf } from '@waymark/testing';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../app.module.js';
import { bankHolidaysAround } from '../../platform/clock/bank-holidays.js';
import type { Environment } from '../../platform/config/environment.js';
import type { SeededOrganisation } from '../seed-organisations.js';
import { edgeStories } from './edge-stories.js';
import { plausibleStories } from './plausible-stories.js';
import { Stage } from './stage.js';
import { Calendar, type Story } from './story.js';

const SEED = 1_726;

/** Fills the region with people and what has happened to them, dates counted back from now. */
export async function playRegion(
  environment: Environment,
  dataSource: DataSource,
  [harbourLight, safeValley]: readonly [SeededOrganisation, SeededOrganisation],
  now: Date,
): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule.of(environment, dataSource), { logger: ['error'], abortOnError: false });
  const random = randomOf(SEED);
  const calendar = new Calendar(now, { holidays: new Set(bankHolidaysAround(dayOf(now))) });
  try {
    await playAll(new Stage(app, harbourLight), [
      ...edgeStories(random, calendar),
      ...plausibleStories(random, calendar, {
        people: 24,
        duty: ['duty@harbour-light.example', 'duty-2@harbour-light.example'],
        services: ['idva', 'outreach', 'outreach', 'refuge', 'children'],
        lead: 'lead@harbour-light.example',
      }),
    ]);
    await playAll(
      new Stage(app, safeValley),
      plausibleStories(random, calendar, {
        people: 12,
        duty: ['duty@safe-valley.example'],
        services: ['outreach', 'outreach', 'idva'],
        lead: 'lead@safe-valley.example',
      }),
    );
  } finally {
    await app.close();
  }
}

/** In the order of time across all people, as the entries of the audit are. */
async function playAll(stage: Stage, stories: readonly Story[]): Promise<void> {
  const steps = stories.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const step of steps) await stage.play(step);
}
