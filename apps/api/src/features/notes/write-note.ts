import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NoteView, WriteNote } from '@waymark/contracts';
import { correctNote, localInstant } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { PeopleRepository } from '../people/index.js';
import { Episodes } from '../referrals/index.js';
import { NoteWords } from './note-words.js';
import type { NoteEntity } from './note.entity.js';
import { NotesRepository } from './notes.repository.js';

/** Writes down what happened, in the person's newest episode, or puts an earlier note right. */
@Injectable()
export class WriteNoteAct {
  constructor(
    private readonly notes: NotesRepository,
    private readonly people: PeopleRepository,
    private readonly episodes: Episodes,
    private readonly words: NoteWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async write(personId: string, body: WriteNote, worker: SignedInWorker): Promise<NoteView> {
    const moment = this.momentOf(body);
    // Held, so that of two corrections at once the second sees the first.
    const person = body.correctsId === null ? await this.people.person(personId) : await this.people.hold(personId);
    if (!person) throw new NotFound();
    const episode = body.correctsId === null ? await this.newestEpisode(personId) : await this.corrected(personId, body.correctsId, worker);
    const { id, organisationId } = { id: randomUUID(), organisationId: worker.organisationId };
    const { kind, minutes, correctsId } = body;
    const text = this.words.seal({ id, organisationId }, body.text);
    const written = { writtenAt: this.clock.now(), writtenBy: worker.id };
    const note: NoteEntity = { id, organisationId, personId, ...episode, kind, text, ...moment, minutes, correctsId, ...written };
    await this.notes.add(note);
    const action = correctsId === null ? 'note.written' : 'note.corrected';
    await this.audit.note({ action, subjectType: 'note', subjectId: id, personId });
    return this.words.toView(note, { reader: worker, names: new Map([[worker.id, worker.displayName]]), corrected: new Set() });
  }

  private async newestEpisode(personId: string): Promise<Pick<NoteEntity, 'referralId' | 'caseId'>> {
    const episode = await this.episodes.newestOf(personId);
    if (!episode) throw new RuleRefused('note-without-episode');
    return { referralId: episode.id, caseId: episode.caseId };
  }

  /** A correction belongs to the episode of what it corrects. */
  private async corrected(personId: string, id: string, worker: SignedInWorker): Promise<Pick<NoteEntity, 'referralId' | 'caseId'>> {
    const note = await this.notes.note(personId, id);
    if (!note) throw new NotFound();
    const { writtenBy, referralId, caseId } = note;
    const isCorrected = (await this.notes.correctedAmong([id])).has(id);
    const ruling = correctNote({ writtenBy, isCorrected }, worker);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    return { referralId, caseId };
  }

  private momentOf({ happenedOn, happenedTime }: WriteNote): Pick<NoteEntity, 'happenedAt' | 'hasTime'> {
    const now = this.clock.now();
    if (happenedOn === null) return { happenedAt: now, hasTime: true };
    const happenedAt = localInstant(happenedOn, happenedTime ?? '00:00');
    if (happenedAt > now) throw new InvalidInput([{ field: 'happenedOn', code: 'date-in-future', limit: null }]);
    return { happenedAt, hasTime: happenedTime !== null };
  }
}
