import { Injectable } from '@nestjs/common';
import { HANDOVER_SECTIONS, type HandoverSection, type WrittenSection } from '@waymark/domain';
import { FieldCipher, type FieldPlace } from '../../platform/secrets/field-cipher.js';
import type { HandoverEntity, HandoverSectionEntity } from './handover.entities.js';
import { HandoversRepository } from './handovers.repository.js';

type Owner = Pick<HandoverEntity, 'id' | 'organisationId'>;

/** The parts of a handover in words, stored only encrypted: they say how somebody is reached. */
@Injectable()
export class HandoverSections {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async read(of: Owner): Promise<WrittenSection[]> {
    const rows = await this.handovers.sections(of.id);
    return rows
      .flatMap(({ section, text, beforeAcceptance }) => {
        return text === null ? [] : [{ section, text: this.cipher.decrypt(text, placeOf(of, section)), beforeAcceptance }];
      })
      .sort((a, b) => HANDOVER_SECTIONS.indexOf(a.section) - HANDOVER_SECTIONS.indexOf(b.section));
  }

  /** A part that is no longer among them is emptied; nothing is deleted. */
  async write(of: Owner, sections: readonly WrittenSection[]): Promise<void> {
    const written = new Set(sections.map(({ section }) => section));
    const emptied = (await this.handovers.sections(of.id)).filter(({ section }) => !written.has(section));
    await this.handovers.keepSections([
      ...sections.map((one) => this.rowOf(of, one)),
      ...emptied.map((row): HandoverSectionEntity => ({ ...row, text: null })),
    ]);
  }

  private rowOf(of: Owner, { section, text, beforeAcceptance }: WrittenSection): HandoverSectionEntity {
    const { id: handoverId, organisationId } = of;
    return { organisationId, handoverId, section, text: this.cipher.encrypt(text, placeOf(of, section)), beforeAcceptance };
  }
}

function placeOf({ id, organisationId }: Owner, section: HandoverSection): FieldPlace {
  return { organisationId, table: 'handover_sections', column: 'text', rowId: `${id}/${section}` };
}
