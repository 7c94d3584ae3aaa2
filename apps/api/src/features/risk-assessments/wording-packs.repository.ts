import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { WordingPackEntity } from './risk-assessment.entities.js';

@Injectable()
export class WordingPacksRepository {
  constructor(private readonly database: Database) {}

  /** The newest of each language. */
  async newest(instrumentCode: string, instrumentVersion: string): Promise<WordingPackEntity[]> {
    const packs = await this.database.manager.find(WordingPackEntity, {
      where: { instrumentCode, instrumentVersion },
      order: { loadedAt: 'DESC', id: 'ASC' },
    });
    const first = new Map<string, WordingPackEntity>();
    for (const pack of packs) if (!first.has(pack.language)) first.set(pack.language, pack);
    return [...first.values()];
  }

  async add(pack: WordingPackEntity): Promise<void> {
    await this.database.manager.insert(WordingPackEntity, pack);
  }
}
