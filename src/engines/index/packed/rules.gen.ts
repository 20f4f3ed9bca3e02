// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "bda92cb4bd41f018";
