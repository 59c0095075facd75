import { ITEM_DEFINITIONS, type ItemDefinition, type Language, type Level, questionText } from '@otklik/schema';

/** A question of the instrument as the method page shows it. */
export interface ShownQuestion {
  code: string;
  text: string;
  isDriver: boolean;
  options: readonly { label: string; score: number | null }[];
  doesNotApply: string | null;
}

/** Every question a level may be asked, in the order of the instrument. */
export function questionsOfLevel(level: Level, language: Language): ShownQuestion[] {
  return Object.values(ITEM_DEFINITIONS).flatMap((definition: ItemDefinition) => {
    const text = questionText(definition, level, language, 'PORTAL');
    if (text === null) return [];
    return {
      code: definition.code,
      text,
      isDriver: definition.role === 'DRIVER',
      options: definition.options.map(({ label, score }) => ({ label: label[language], score })),
      doesNotApply: definition.doesNotApply?.[language] ?? null,
    };
  });
}
