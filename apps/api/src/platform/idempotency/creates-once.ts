import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const CREATES_ONCE = 'waymark:creates-once';

/** For every POST that creates: a second request with the same `Idempotency-Key` gets the first one's answer. */
export const CreatesOnce = (): CustomDecorator => SetMetadata(CREATES_ONCE, true);
