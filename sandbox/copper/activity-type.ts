import type { Category } from "./activity.ts";

export interface CopperActivityType {
  id: number;
  category: Category;
  name: string;
  disabled: boolean;
  interaction: boolean;
}

/** Ids of the user types; every account has its own (reference 3). */
export const NOTE = 0;
export const PHONE_CALL = 702_301;
export const MEETING = 702_302;
export const TO_DO = 702_303;
export const SMS = 738_844;

/** Ids of system types, the same everywhere. */
export const PROPERTY_CHANGED = 1;
export const STAGE_CHANGED = 3;
export const EMAIL = 6;

type Entry = readonly [id: number, name: string, interaction?: boolean];

const USER: readonly Entry[] = [
  [NOTE, "Note"],
  [PHONE_CALL, "Phone Call", true],
  [MEETING, "Meeting", true],
  [TO_DO, "To Do"],
  [SMS, "SMS", true],
];

// Reference 3: in no fixed order.
const SYSTEM: readonly Entry[] = [
  [PROPERTY_CHANGED, "Property Changed"],
  [2, "User Assigned"],
  [STAGE_CHANGED, "Pipeline Stage Changed"],
  [8, "Entity Created"],
  [12, "User Joined"],
  [EMAIL, "Email", true],
];

export function defaultTypes(): CopperActivityType[] {
  const made = (category: Category) => (entry: Entry) => {
    const [id, name, interaction = false] = entry;
    const disabled = category === "user" && id === TO_DO;
    return { id, category, name, disabled, interaction };
  };
  return [...USER.map(made("user")), ...SYSTEM.map(made("system"))];
}

export function typeRow(type: CopperActivityType): Record<string, unknown> {
  return {
    id: type.id,
    category: type.category,
    name: type.name,
    is_disabled: type.disabled,
    count_as_interaction: type.interaction,
  };
}
