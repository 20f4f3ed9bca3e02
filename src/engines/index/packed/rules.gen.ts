// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "27f680564c28a126";
