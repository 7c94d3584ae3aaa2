import { Injectable } from '@nestjs/common';
import type { Right } from '@waymark/domain';
import type { SignedInWorker } from './signed-in-worker.js';

/**
 * The API's own check of a right. A class of its own so that a test can put one in its place that always says yes and
 * prove that row security alone still holds; nothing in the configuration can do that.
 */
@Injectable()
export class RightsCheck {
  has(worker: SignedInWorker, right: Right): boolean {
    return worker.rights.includes(right);
  }
}
