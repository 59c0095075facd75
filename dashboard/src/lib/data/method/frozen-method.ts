/** Reading the frozen parts of the method: the same for the public and for staff. */

export const MODE_TABLE = `fragment ModeTableParts on ModeTable {
  version madeAt methodVersion period { from to }
  items { item answers units components modesVary
    modeInteraction { df1 df2 f p largest } interaction { df1 df2 f p largest }
    modes { mode effect standardError answers referenceAnswers basis usable reason }
    mix { factor key effect standardError answers reference } }
}`;

export const REFERENCE_MIX = `fragment ReferenceMixParts on ReferenceMix {
  year weighting madeAt period { from to } shares { channel segment percent }
}`;
