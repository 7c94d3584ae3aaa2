import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InstrumentView, LoadWordingPack } from '@waymark/contracts';
import { OWN_INSTRUMENTS, type Instrument } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { WordingPacksRepository } from './wording-packs.repository.js';

/** Definitions of ours with topic labels; the official wording is the organisation's own, under its own permission. */
@Injectable()
export class InstrumentsService {
  constructor(
    private readonly packs: WordingPacksRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async view(code: string): Promise<InstrumentView> {
    const instrument = known(code);
    const packs = await this.packs.newest(instrument.code, instrument.version);
    return {
      code: instrument.code,
      version: instrument.version,
      items: instrument.items.map(({ number, topic, details }) => ({ number, topic, details: [...details] })),
      wording: packs.map(({ language, acknowledgement, questions }) => ({ language, acknowledgement, questions })),
    };
  }

  async load(code: string, body: LoadWordingPack, worker: SignedInWorker): Promise<InstrumentView> {
    const instrument = known(code);
    if (instrument.version !== body.instrumentVersion) throw new RuleRefused('instrument-unknown');
    if (!isWhole(instrument, body)) throw new RuleRefused('wording-incomplete');
    const id = randomUUID();
    await this.packs.add({
      id,
      organisationId: worker.organisationId,
      instrumentCode: instrument.code,
      instrumentVersion: instrument.version,
      language: body.language,
      acknowledgement: body.acknowledgement,
      questions: body.items,
      loadedAt: this.clock.now(),
      loadedBy: worker.id,
    });
    await this.audit.note({ action: 'wording-pack.loaded', subjectType: 'wording-pack', subjectId: id, personId: null });
    return this.view(code);
  }
}

function known(code: string): Instrument {
  const instrument = OWN_INSTRUMENTS.find((one) => one.code === code);
  if (!instrument) throw new NotFound();
  return instrument;
}

/** Half a wording would show two kinds of question as if they were one instrument. */
function isWhole({ items }: Instrument, body: LoadWordingPack): boolean {
  const given = body.items.map(({ number }) => number).sort((a, b) => a - b);
  return given.length === items.length && items.every(({ number }, index) => given[index] === number);
}
