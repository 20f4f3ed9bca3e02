// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "55fcac48b5e6c457";
