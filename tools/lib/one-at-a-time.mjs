import { accessSync, constants, mkdirSync } from 'node:fs';
import { letGo, takeHold } from './hold.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { inProject, PROJECT } from './project.mjs';
import { until } from './processes.mjs';

/** Installs and builds for one copy at a time: two started together from one clone would spoil each other's files. */
export async function oneAtATime(say, work) {
  const file = holdFile();
  if (!takeHold(file).taken) {
    say('Another copy is installing or building in this folder; waiting for it ...');
    await until(() => takeHold(file).taken, 900_000, 250);
  }
  try {
    return await work();
  } finally {
    letGo(file);
  }
}

function holdFile() {
  try {
    mkdirSync(inProject('tmp'), { recursive: true });
    accessSync(inProject('tmp'), constants.W_OK);
    return inProject('tmp', 'preparing.json');
  } catch (error) {
    throw new PlainFailure(
      `The folder ${PROJECT} cannot be written (${error.code}); make a clone of your own and start there.`,
    );
  }
}
