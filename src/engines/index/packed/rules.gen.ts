// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "58118179d4046883";
