import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addDays, dayOf, type CalendarDay, type Opening, type Tie } from '@waymark/domain';
import type { Client } from 'pg';
import type { WholeRecord } from './hidden-record.js';

/** What random ties are made of: a few ids, so that they meet often. */
export interface World {
  workers: readonly string[];
  services: readonly string[];
  teams: readonly string[];
  today: CalendarDay;
}

/** One to four ties of one person, of every kind and state. */
export function randomTies({ workers, services, teams, today }: World): fc.Arbitrary<Tie[]> {
  const worker = fc.constantFrom(...workers);
  const service = fc.constantFrom(...services);
  const day = fc.constantFrom(addDays(today, -1), today);
  const ended = fc.option(fc.record({ by: worker, on: day }), { freq: 1 });
  const ofCase = fc.tuple(worker, ended).map(([workerId, end]): Tie => ({ kind: 'case', workerId, closedBy: end?.by ?? null, closedOn: end?.on ?? null }));
  const offer = fc.tuple(fc.option(service), ended).map(([serviceId, end]): Tie => ({
    ...{ kind: 'offer', serviceId, isUndecided: end === null, decidedBy: end?.by ?? null, decidedOn: end?.on ?? null },
  }));
  const place = fc.tuple(service, worker, fc.option(worker, { freq: 1 }), ended).map(([serviceId, holderId, allocatedTo, end]): Tie => ({
    ...{ kind: 'place', serviceId, holderId, allocatedTo, leftBy: end?.by ?? null, leftOn: end?.on ?? null },
  }));
  const contact = fc.tuple(worker, ended).map(([holderId, end]): Tie => ({ kind: 'safety-contact', holderId, doneBy: end?.by ?? null, doneOn: end?.on ?? null }));
  const assessment = fc.tuple(worker, day).map(([startedBy, startedOn]): Tie => ({ kind: 'assessment', startedBy, startedOn }));
  const open = fc.constantFrom('drafted' as const, 'offered' as const).map((state) => ({ state, answered: null, completedOn: null, acceptedBy: null }));
  const taken = fc.record({ state: fc.constantFrom('accepted' as const, 'joint-contact' as const), acceptedBy: worker }).map((one) => ({ ...one, answered: null, completedOn: null }));
  const over = fc
    .record({ state: fc.constantFrom('declined' as const, 'over' as const), answered: fc.record({ by: worker, on: day }), completedOn: fc.option(day) })
    .map((one) => ({ ...one, acceptedBy: null }));
  const finished = fc.record({ acceptedBy: worker, completedOn: day }).map((one) => ({ ...one, state: 'completed' as const, answered: null }));
  const receiver = fc.oneof(worker.map((id) => [id, null] as const), fc.constantFrom(...teams).map((id) => [null, id] as const));
  const handover = fc
    .tuple(worker, receiver, fc.oneof(open, taken, over, finished), fc.boolean())
    .map(([giverId, [receiverId, receiverTeamId], { state, answered, completedOn, acceptedBy }, isSeenByGiver]): Tie => ({
      ...{ kind: 'handover', giverId, receiverId, receiverTeamId, state, completedOn, acceptedBy, isSeenByGiver },
      ...{ answeredBy: answered?.by ?? null, answeredOn: answered?.on ?? null },
    }));
  return fc.array(fc.oneof(ofCase, offer, place, contact, assessment, handover), { minLength: 1, maxLength: 4 });
}

/** None to three openings in an emergency: running, run out or ended. */
export function randomOpenings({ workers }: Pick<World, 'workers'>, now: Date): fc.Arbitrary<Opening[]> {
  const minutes = (from: number): Date => new Date(now.getTime() + from * 60_000);
  const opening = fc.record({
    workerId: fc.constantFrom(...workers),
    endsAt: fc.constantFrom(-20, -1, 20, 59).map(minutes),
    endedAt: fc.option(fc.constant(minutes(-25)), { freq: 2 }),
  });
  return fc.array(opening, { maxLength: 3 });
}

/** The same openings, moved on by so many milliseconds. */
export function later(openings: readonly Opening[], by: number): Opening[] {
  const moved = (instant: Date): Date => new Date(instant.getTime() + by);
  return openings.map(({ workerId, endsAt, endedAt }) => ({ workerId, endsAt: moved(endsAt), endedAt: endedAt && moved(endedAt) }));
}

/** Writes people and their ties as rows, past the API: copies of a whole record, changed in what the rule looks at. */
export class TieRows {
  constructor(
    private readonly owner: Client,
    private readonly template: WholeRecord,
  ) {}

  /** Somebody new with these ties and openings alone; her id. */
  async person(ties: readonly Tie[], openings: readonly Opening[] = []): Promise<string> {
    const id = await this.copy('people', this.template.personId, { reference: randomUUID() });
    for (const tie of ties) await this.tie(id, tie);
    for (const { workerId, endsAt, endedAt } of openings) {
      await this.owner.query(
        `INSERT INTO emergency_openings (id, organisation_id, person_id, worker_id, reason, words, opened_at, ends_at, ended_at, review_due_on)
         SELECT gen_random_uuid(), organisation_id, id, $2, 'other', 'sealed', $3::timestamptz - interval '1 hour', $3, $4, current_date FROM people WHERE id = $1`,
        [id, workerId, endsAt, endedAt],
      );
    }
    return id;
  }

  private async tie(personId: string, tie: Tie): Promise<void> {
    const on = (day: CalendarDay | null): string | null => day && `${day}T12:00:00Z`;
    const referralId = await this.copy('referrals', this.template.referralId, { person_id: personId, reference: randomUUID() });
    const decided = { decided_by: null, decided_at: '2020-01-01T12:00:00Z', state: 'declined' };
    const offered =
      tie.kind === 'offer'
        ? { service_id: tie.serviceId, state: tie.isUndecided ? 'recorded' : 'declined', decided_by: tie.decidedBy, decided_at: on(tie.decidedOn) }
        : decided;
    const offerId = await this.copy('referral_offers', this.template.offerId, { referral_id: referralId, ...offered });
    const ofReferral = { person_id: personId, referral_id: referralId };
    const ofOffer = { ...ofReferral, offer_id: offerId };
    switch (tie.kind) {
      case 'offer':
        return;
      case 'case':
        await this.copy('cases', this.template.caseId, {
          ...{ ...ofOffer, worker_id: tie.workerId, closed_by: tie.closedBy, closed_at: on(tie.closedOn), closure_reason: tie.closedOn && 'other' },
        });
        return;
      case 'place':
        await this.copy('waiting_list_entries', this.template.entryId, {
          ...{ ...ofOffer, service_id: tie.serviceId, holder_id: tie.holderId, allocated_to: tie.allocatedTo },
          ...{ allocated_by: tie.allocatedTo, allocated_at: tie.allocatedTo && '2020-01-01T12:00:00Z' },
          ...{ left_by: tie.leftBy, left_at: on(tie.leftOn), leave_reason: tie.leftOn && 'other' },
        });
        return;
      case 'safety-contact':
        await this.owner.query(
          `INSERT INTO tasks (organisation_id, person_id, referral_id, kind, holder_id, due_at, created_at, done_by, done_at, outcome)
           SELECT organisation_id, id, $2, 'safety-contact', $3, now(), now(), $4, $5, $6 FROM people WHERE id = $1`,
          [personId, referralId, tie.holderId, tie.doneBy, on(tie.doneOn), tie.doneOn && 'contacted'],
        );
        return;
      case 'assessment':
        await this.copy('risk_assessments', this.template.assessmentId, { ...ofReferral, started_by: tie.startedBy, started_at: on(tie.startedOn) });
        return;
      case 'handover': {
        // The case itself is nobody's of this world.
        const closed = { closed_by: null, closed_at: '2020-01-01T12:00:00Z', closure_reason: 'other' };
        const caseId = await this.copy('cases', this.template.caseId, { ...ofOffer, ...closed });
        await this.copy('handovers', this.template.handoverId, {
          ...{ person_id: personId, case_id: caseId, state: tie.state === 'over' ? 'recalled' : tie.state, giver_id: tie.giverId },
          ...{ receiver_worker_id: tie.receiverId, receiver_team_id: tie.receiverTeamId, completed_at: on(tie.completedOn) },
          ...{ offered_at: tie.state === 'drafted' ? null : '2020-01-01T12:00:00Z', answered_by: tie.answeredBy, answered_at: on(tie.answeredOn) },
          ...{ accepted_by: tie.acceptedBy, acknowledged_at: tie.isSeenByGiver ? '2020-01-01T12:00:00Z' : null },
        });
      }
    }
  }

  private async copy(table: string, id: string, changes: Record<string, unknown>): Promise<string> {
    const made = randomUUID();
    const { rowCount } = await this.owner.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2::jsonb)).* FROM ${table} t WHERE t.id = $1`,
      [id, JSON.stringify({ id: made, ...changes })],
    );
    if (rowCount !== 1) throw new Error(`There is no ${table} ${id} to copy.`);
    return made;
  }
}

export function londonToday(): CalendarDay {
  return dayOf(new Date());
}
