// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "1270937d09733be2";
