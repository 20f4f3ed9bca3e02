// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "dc3921f27e4f1896";
