import { IsUUID } from 'class-validator';
import type { HoldSafetyContact } from '@waymark/contracts';

export class HoldSafetyContactBody implements HoldSafetyContact {
  @IsUUID() holderId!: string;
}
